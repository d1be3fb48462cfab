package dev.assay.engine.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One object in which a schema differs from its reference. */
public sealed interface ObjectDifference {

    /**
     * Returns which object it is.
     *
     * @return its key
     */
    ObjectKey key();

    /**
     * The reference has the object, the actual schema has not.
     *
     * @param object the object as the reference has it
     * @param parts what is missing because this is, as the columns of a table
     */
    record Missing(SchemaObject object, List<ObjectKey> parts) implements ObjectDifference {

        /** Copies the list. */
        public Missing {
            parts = List.copyOf(parts);
        }

        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public String toString() {
            return Printable.text(key() + " is missing") + with(parts);
        }
    }

    /**
     * The actual schema has the object, the reference has not.
     *
     * @param object the object as the actual schema has it
     * @param parts what is there because this is, as the columns of a table
     */
    record Unexpected(SchemaObject object, List<ObjectKey> parts) implements ObjectDifference {

        /** Copies the list. */
        public Unexpected {
            parts = List.copyOf(parts);
        }

        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public String toString() {
            return Printable.text(key() + " is unexpected") + with(parts);
        }
    }

    /**
     * Both have the object, and it is not the same.
     *
     * @param expected the object as the reference has it
     * @param found the object as the actual schema has it
     * @param changes in what it differs; not empty
     */
    record Changed(SchemaObject expected, SchemaObject found, List<AttributeChange> changes)
            implements ObjectDifference {

        /** Copies the list. */
        public Changed {
            changes = List.copyOf(changes);
        }

        /** Returns the difference without one attribute; nothing if that is all that differs. */
        Optional<ObjectDifference> without(String attribute) {
            List<AttributeChange> others = changes.stream()
                    .filter(change -> !change.attribute().equals(attribute))
                    .toList();
            return others.isEmpty() ? Optional.empty() : Optional.of(new Changed(expected, found, others));
        }

        @Override
        public ObjectKey key() {
            return expected.key();
        }

        @Override
        public String toString() {
            return Printable.text(key() + ": ")
                    + changes.stream().map(AttributeChange::toString).collect(Collectors.joining("; "));
        }
    }

    private static String with(List<ObjectKey> parts) {
        return switch (parts.size()) {
            case 0 -> "";
            case 1 -> Printable.text(" (with " + parts.get(0) + ")");
            default -> " (with " + parts.size() + " objects that belong to it)";
        };
    }
}
