package dev.assay.setrunner;

/** What is done when the tracker names a version that has no file. */
public enum MissingFilePolicy {
    /** The run is refused. The default. */
    REFUSE,
    /** It is accepted and reported: an older application on a newer database, after a roll back of the application. */
    ALLOW
}
