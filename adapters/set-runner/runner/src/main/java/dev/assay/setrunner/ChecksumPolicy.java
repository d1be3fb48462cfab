package dev.assay.setrunner;

/** What is done with the recorded checksum of an applied file. */
public enum ChecksumPolicy {
    /** Checksums are written and never compared. The default. */
    RECORD,
    /** A run is refused when the content of an applied file has changed. Rows without a checksum are never compared. */
    VERIFY
}
