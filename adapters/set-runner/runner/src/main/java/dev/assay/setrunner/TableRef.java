package dev.assay.setrunner;

/** A table that a statement named, as the server resolved it under the settings of that moment. */
record TableRef(long oid, QualifiedName name) {}
