package dev.assay.engine.execution;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.schema.Snapshot;

/**
 * What a database looked like at one moment.
 *
 * @param schema its catalogs, without the runner's tracker
 * @param applied what the tracker claims
 * @param data the rows of its tables
 */
record State(Snapshot schema, AppliedSet applied, DataSnapshot data) {}
