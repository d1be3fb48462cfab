package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the rows of the catalogs together into objects: an index with its pg_class row, a comment with what it is about. */
final class SnapshotAssembler {

    private final CatalogRows rows;
    private final ServerCatalogs catalogs;
    private final Dependencies dependencies;
    private final Names names;
    private final Scope scope;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Address, Draft> byAddress = new HashMap<>();
    private final Map<CatalogRow, Draft> byRow = new HashMap<>();

    SnapshotAssembler(CatalogRows rows, ServerCatalogs catalogs, Names names, Exclusions exclusions) {
        this.rows = rows;
        this.catalogs = catalogs;
        this.names = names;
        this.dependencies = new Dependencies(rows, catalogs);
        this.scope = new Scope(rows, dependencies, names, exclusions);
    }

    List<SchemaObject> objects() {
        forEachRow(RowRole.OBJECT, this::draft);
        forEachRow(RowRole.SUPPLEMENT, this::supplement);
        forEachRow(RowRole.REMARK, this::remark);
        byRow.forEach(this::putWholes);
        byAddress.forEach(this::putDependencies);
        catalogs.readings().forEach(this::putOrders);
        putExtensionMembers();
        Shapes shapes = new Shapes();
        return drafts.stream().map(draft -> draft.toObject(shapes)).toList();
    }

    private interface RowHandler {
        void handle(CatalogRow row);
    }

    private void forEachRow(RowRole role, RowHandler handler) {
        for (List<CatalogRow> ofCatalog : rows.all()) {
            for (CatalogRow row : ofCatalog) {
                if (RowRole.of(row) == role) {
                    handler.handle(row);
                }
            }
        }
    }

    private void draft(CatalogRow row) {
        if (scope.has(row)) {
            Draft draft = new Draft(names.key(row));
            drafts.add(draft);
            byRow.put(row, draft);
            if (rows.at(row.address()).isPresent()) {
                byAddress.put(row.address(), draft);
            }
            putAttributes(row, draft);
        }
    }

    private void supplement(CatalogRow row) {
        Draft draft = byAddress.get(RowRole.supplemented(row));
        if (draft != null) {
            putAttributes(row, draft);
        }
    }

    private void putAttributes(CatalogRow row, Draft draft) {
        for (ReadColumn column : row.reading().columns()) {
            if (column.compared()) {
                names.value(row, column).ifPresent(value -> draft.put(column.name(), value));
            }
        }
    }

    /** Adds a comment or a security label to what it is about. */
    private void remark(CatalogRow row) {
        Catalog catalog = row.reading().catalog();
        int column = catalog.has("objsubid") ? (int) row.number("objsubid") : 0;
        Address about = new Address(catalogs.name(row.number("classoid")), row.number("objoid"), column);
        Draft draft = byAddress.get(about);
        if (draft == null) {
            return;
        }
        String provider =
                catalog.has("provider") ? " of " + row.text("provider").orElse("") : "";
        for (ReadColumn read : row.reading().columns()) {
            if (read.compared()) {
                names.value(row, read).ifPresent(value -> draft.put(read.name() + provider, value));
            }
        }
    }

    private void putWholes(CatalogRow row, Draft draft) {
        for (Address whole : dependencies.wholesOf(row)) {
            Optional.ofNullable(byAddress.get(whole))
                    .or(() -> Optional.ofNullable(byAddress.get(whole.whole())))
                    .ifPresent(of -> draft.addWhole(of.key()));
        }
    }

    private void putDependencies(Address address, Draft draft) {
        dependencies
                .extensionOf(address)
                .ifPresent(extension ->
                        draft.put(ExtensionMembers.MEMBER_OF, names.identity("pg_extension", extension.oid())));
        List<String> needed = dependencies.extensionsNeededBy(address).stream()
                .map(oid -> names.identity("pg_extension", oid))
                .sorted()
                .toList();
        if (!needed.isEmpty()) {
            draft.put("depends on extensions", ListText.of(needed));
        }
        if (draft.key().kind().equals("sequence")) {
            dependencies
                    .ownerOfSequence(address)
                    .flatMap(rows::at)
                    .ifPresent(owner -> draft.put("owned by", names.identity(owner)));
        }
    }

    private void putOrders(CatalogReading reading) {
        if (reading.orderColumn().isEmpty()) {
            return;
        }
        String column = reading.orderColumn().get();
        Map<Draft, List<CatalogRow>> byParent = new HashMap<>();
        for (CatalogRow row : rows.of(reading.name())) {
            Dependencies.parentOf(row)
                    .map(byAddress::get)
                    .ifPresent(parent -> byParent.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(row));
        }
        byParent.forEach((parent, parts) -> parent.putOrder(reading.orderName(), inOrder(parts, column)));
    }

    private List<String> inOrder(List<CatalogRow> parts, String column) {
        Comparator<CatalogRow> order = Comparator.comparingDouble(
                row -> Double.parseDouble(row.text(column).orElse("0")));
        return parts.stream().sorted(order).map(names::shortName).toList();
    }

    /** Counts what an extension holds, so that a member which was added or taken away by hand shows. */
    private void putExtensionMembers() {
        Map<Address, Map<String, Integer>> counts = new HashMap<>();
        for (Map.Entry<Address, Address> member : dependencies.extensionMembers()) {
            counts.computeIfAbsent(member.getValue(), e -> new TreeMap<>())
                    .merge(member.getKey().catalog(), 1, Integer::sum);
        }
        counts.forEach((extension, ofCatalogs) -> Optional.ofNullable(byAddress.get(extension))
                .ifPresent(draft ->
                        ofCatalogs.forEach((catalog, count) -> draft.put("members in " + catalog, count.toString()))));
    }
}
