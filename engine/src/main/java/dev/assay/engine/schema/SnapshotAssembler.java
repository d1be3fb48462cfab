package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of the catalogs together into objects: an index with its pg_class row, a comment with what it is about. */
final class SnapshotAssembler {

    private final CatalogRows rows;
    private final ServerCatalogs catalogs;
    private final Dependencies dependencies;
    private final Names names;
    private final Scope scope;
    private final List<CatalogRow> objects = new ArrayList<>();

    SnapshotAssembler(CatalogRows rows, ServerCatalogs catalogs, Names names, Exclusions exclusions) {
        this.rows = rows;
        this.catalogs = catalogs;
        this.names = names;
        this.dependencies = new Dependencies(rows, catalogs);
        this.scope = new Scope(rows, names, exclusions);
    }

    List<SchemaObject> objects() {
        forEachRow(RowRole.OBJECT, dependencies::addWholesByColumns);
        forEachRow(RowRole.OBJECT, this::draft);
        // Each thread writes to the draft of its own row, and names of rows are the same whoever finds them out.
        objects.parallelStream().forEach(this::fill);
        forEachRow(RowRole.SUPPLEMENT, this::supplement);
        forEachRow(RowRole.REMARK, this::remark);
        catalogs.readings().forEach(this::putOrders);
        putExtensions();
        putExtensionMembers();
        List<SchemaObject> made = new ArrayList<>(objects.size());
        for (CatalogRow row : objects) {
            Draft draft = row.draft();
            if (draft != null) {
                made.add(draft.toObject());
            }
        }
        return made;
    }

    private interface RowHandler {
        void handle(CatalogRow row);
    }

    private void forEachRow(RowRole role, RowHandler handler) {
        for (CatalogReading reading : catalogs.readings()) {
            boolean mixed = reading.name().equals(RowRole.RULES);
            if (!mixed && reading.role() != role) {
                continue;
            }
            for (CatalogRow row : rows.of(reading.name())) {
                if (!mixed || RowRole.of(row) == role) {
                    handler.handle(row);
                }
            }
        }
    }

    private void draft(CatalogRow row) {
        if (scope.has(row)) {
            objects.add(row);
            if (row.draft() == null) {
                row.setDraft(new Draft(names.key(row)));
            }
        } else {
            row.setDraft(null);
        }
    }

    private void fill(CatalogRow row) {
        Draft draft = row.draft();
        if (draft == null) {
            return;
        }
        if (draft.isEmpty()) {
            draft.putAll(row, names);
        }
        if (draft.key().kind().equals("sequence")) {
            Dependencies.ownerOfSequence(row).ifPresent(owner -> draft.put("owned by", names.identity(owner)));
        }
        for (CatalogRow whole : row.wholes()) {
            Draft of = draftOf(whole);
            if (of != null) {
                draft.addWhole(of.key());
            }
        }
    }

    private void supplement(CatalogRow row) {
        Draft draft = draftOf(RowRole.supplemented(row, rows));
        if (draft != null) {
            draft.putAll(row, names);
        }
    }

    private static @Nullable Draft draftOf(@Nullable CatalogRow row) {
        return row == null ? null : row.draft();
    }

    /** Adds a comment or a security label to what it is about. */
    private void remark(CatalogRow row) {
        CatalogReading reading = row.reading();
        boolean ofParts = reading.catalog().has("objsubid");
        int part = ofParts ? (int) row.number("objsubid") : 0;
        String catalog = catalogs.name(row.number("classoid"));
        long oid = row.number("objoid");
        Draft draft = draftOf(part == 0 ? rows.at(catalog, oid) : rows.columnAt(oid, part));
        if (draft == null) {
            return;
        }
        String provider = reading.catalog().has("provider")
                ? " of " + row.text("provider").orElse("")
                : "";
        for (int i = 0; i < reading.compared().size(); i++) {
            String value = names.value(row, reading.compared().position(i));
            if (value != null) {
                draft.put(reading.compared().name(i) + provider, value);
            }
        }
    }

    private void putExtensions() {
        for (Dependencies.Link member : dependencies.members()) {
            Draft draft = draftOf(member.row());
            if (draft != null) {
                draft.put(ExtensionMembers.MEMBER_OF, names.identity("pg_extension", member.extension()));
            }
        }
        dependencies.needed().forEach((row, extensions) -> {
            Draft draft = row.draft();
            if (draft != null) {
                draft.put(
                        "depends on extensions",
                        ListText.of(extensions.stream()
                                .map(oid -> names.identity("pg_extension", oid))
                                .distinct()
                                .sorted()
                                .toList()));
            }
        });
    }

    private void putOrders(CatalogReading reading) {
        Optional<String> column = reading.naming().orderColumn();
        if (column.isEmpty()) {
            return;
        }
        int position = reading.position(column.get());
        Map<Draft, List<CatalogRow>> byParent = new LinkedHashMap<>();
        for (CatalogRow row : rows.of(reading.name())) {
            dependencies
                    .parentOf(row)
                    .map(CatalogRow::draft)
                    .ifPresent(parent -> byParent.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(row));
        }
        byParent.forEach((parent, parts) -> parent.putOrder(reading.naming().orderName(), inOrder(parts, position)));
    }

    private List<String> inOrder(List<CatalogRow> parts, int position) {
        Comparator<CatalogRow> order =
                parts.get(0).reading().columns().get(position).isNumber()
                        ? Comparator.comparingLong(row -> row.number(position))
                        : Comparator.comparingDouble(row -> Double.parseDouble(String.valueOf(row.value(position))));
        parts.sort(order);
        List<String> inOrder = new ArrayList<>(parts.size());
        parts.forEach(part -> inOrder.add(names.shortName(part)));
        return inOrder;
    }

    /** Counts what an extension holds, so that a member which was added or taken away by hand shows. */
    private void putExtensionMembers() {
        Map<Long, Map<String, Integer>> counts = new TreeMap<>();
        for (Dependencies.Link member : dependencies.members()) {
            counts.computeIfAbsent(member.extension(), e -> new TreeMap<>()).merge(member.catalog(), 1, Integer::sum);
        }
        counts.forEach((extension, ofCatalogs) -> {
            Draft draft = draftOf(dependencies.extension(extension));
            if (draft != null) {
                ofCatalogs.forEach((catalog, count) -> draft.put("members in " + catalog, count.toString()));
            }
        });
    }
}
