package dev.assay.engine.execution;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.schema.Snapshot;

/**
 * What a database looked like at one moment.
 *
 * @param schema its catalogs, without the runner's tracker
 * @param applied what the tracker claims
 * @param data the rows of its tables
 * @param positions where its sequences stand; they tell nothing of what an act changed, as they move whatever becomes of a transaction
 */
record State(Snapshot schema, AppliedSet applied, DataSnapshot data, SequencePositions positions) {}
