package dev.assay.setrunner;

/** One server setting of a session, as pg_settings shows it. */
record Setting(String value, boolean setInSession) {}
