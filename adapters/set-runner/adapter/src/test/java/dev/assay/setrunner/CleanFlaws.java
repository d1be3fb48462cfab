package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Commands that remove everything, and too little or too much of it. */
final class CleanFlaws {

    private CleanFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("removes-relations-only", RemovesRelationsOnly::new, 121),
                Miniature.breaking("removes-extensions-too", RemovesExtensionsToo::new, 121));
    }

    private static final class RemovesRelationsOnly extends Parts {
        @Override
        CleanCommand clean(Options options, Session session, MigrationSet disk) {
            return new CleanCommand(options, session, disk) {
                @Override
                boolean mayGo(Inventory inventory, Inventory.Item item) {
                    return super.mayGo(inventory, item)
                            && Set.of("table", "view", "sequence").contains(item.kind());
                }

                @Override
                void refuseOthers(Inventory before, Inventory after, Set<Inventory.Item> made) {}
            };
        }
    }

    private static final class RemovesExtensionsToo extends Parts {
        @Override
        CleanCommand clean(Options options, Session session, MigrationSet disk) {
            return new CleanCommand(options, session, disk) {
                @Override
                Set<Inventory.Item> made(RunContext context, List<ParsedMigration> migrations) throws SQLException {
                    Set<Inventory.Item> made = new LinkedHashSet<>(super.made(context, migrations));
                    Inventory.of(context).items().stream()
                            .filter(item -> item.kind().equals("extension"))
                            .forEach(made::add);
                    return made;
                }

                @Override
                void refuseOthers(Inventory before, Inventory after, Set<Inventory.Item> made) {}
            };
        }
    }
}
