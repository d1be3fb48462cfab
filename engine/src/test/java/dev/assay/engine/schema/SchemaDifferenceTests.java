package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTests {

    private static final ObjectKey TABLE = new ObjectKey("table", "public.account");
    private static final ObjectKey COLUMN = new ObjectKey("column", "public.account.email");
    private static final ObjectKey INDEX = new ObjectKey("index", "public.account_email_idx");

    private static SchemaObject object(ObjectKey key, Map<String, String> attributes, ObjectKey... partOf) {
        return SchemaObject.of(key, attributes, List.of(partOf));
    }

    private static SchemaObject ordered(ObjectKey key, String... columns) {
        return new SchemaObject(
                key, new TreeMap<>(), new TreeMap<>(Map.of("column order", List.of(columns))), new TreeSet<>());
    }

    private static SchemaDifference difference(Collection<SchemaObject> reference, Collection<SchemaObject> actual) {
        return SchemaDifference.between(Snapshot.of("18", reference), Snapshot.of("18", actual));
    }

    @Test
    void of_equal_schemas_is_empty() {
        SchemaDifference difference =
                difference(List.of(object(TABLE, Map.of("a", "1"))), List.of(object(TABLE, Map.of("a", "1"))));

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference).hasToString("no difference");
    }

    @Nested
    class Says {

        @Test
        void what_is_missing() {
            assertThat(difference(List.of(object(COLUMN, Map.of())), List.of()))
                    .hasToString("column public.account.email is missing");
        }

        @Test
        void what_is_unexpected() {
            assertThat(difference(List.of(), List.of(object(INDEX, Map.of()))))
                    .hasToString("index public.account_email_idx is unexpected");
        }

        @Test
        void what_changed_attribute_by_attribute() {
            assertThat(difference(
                            List.of(object(INDEX, Map.of("indisvalid", "true", "indisready", "true"))),
                            List.of(object(INDEX, Map.of("indisvalid", "false", "indnote", "x")))))
                    .hasToString("index public.account_email_idx: indisready: expected true, found none;"
                            + " indisvalid: expected true, found false; indnote: expected none, found x");
        }

        @Test
        void where_two_long_texts_part() {
            String same = "x".repeat(300);

            assertThat(difference(
                            List.of(object(TABLE, Map.of("prosrc", same + "one" + same))),
                            List.of(object(TABLE, Map.of("prosrc", same + "two" + same)))))
                    .hasToString("table public.account: prosrc: expected ..." + "x".repeat(40) + "one" + "x".repeat(117)
                            + "..., found ..." + "x".repeat(40) + "two" + "x".repeat(117) + "...");
        }

        @Test
        void names_with_anything_in_them_in_one_line() {
            ObjectKey key = new ObjectKey("table", "public.\"a\nb\u001b[31m\u202e\"");

            assertThat(difference(List.of(object(key, Map.of())), List.of()))
                    .hasToString("table public.\"a\\nb\\u{1b}[31m\\u{202e}\" is missing");
        }

        @Test
        void the_gravest_first_and_how_many_more() {
            SchemaDifference difference = difference(
                    List.of(object(INDEX, Map.of("a", "1")), object(COLUMN, Map.of())),
                    List.of(object(INDEX, Map.of("a", "2")), object(new ObjectKey("view", "public.v"), Map.of())));

            assertThat(difference.summary()).isEqualTo("column public.account.email is missing (and 2 more)");
            assertThat(difference.render(2))
                    .isEqualTo("column public.account.email is missing\n"
                            + "index public.account_email_idx: a: expected 1, found 2\nand 1 more");
            assertThat(difference.render(3).lines()).last().isEqualTo("view public.v is unexpected");
        }
    }

    @Nested
    class What_belongs_to_a_missing_object {

        @Test
        void is_named_with_it() {
            SchemaDifference difference = difference(
                    List.of(object(TABLE, Map.of()), object(COLUMN, Map.of(), TABLE), object(INDEX, Map.of(), COLUMN)),
                    List.of());

            assertThat(difference).hasToString("table public.account is missing (with 2 objects that belong to it)");
        }

        @Test
        void is_called_by_its_name_if_it_is_the_only_one() {
            assertThat(difference(List.of(object(COLUMN, Map.of()), object(INDEX, Map.of(), COLUMN)), List.of()))
                    .hasToString("column public.account.email is missing (with index public.account_email_idx)");
        }

        @Test
        void stands_alone_if_that_is_there() {
            assertThat(difference(
                            List.of(object(TABLE, Map.of()), object(COLUMN, Map.of(), TABLE)),
                            List.of(object(TABLE, Map.of()))))
                    .hasToString("column public.account.email is missing");
        }

        @Test
        void is_named_even_if_each_belongs_to_the_other() {
            assertThat(difference(List.of(object(TABLE, Map.of(), COLUMN), object(COLUMN, Map.of(), TABLE)), List.of()))
                    .hasToString("column public.account.email is missing (with table public.account)");
        }
    }

    @Nested
    class The_order_of_columns {

        @Test
        void counts() {
            assertThat(difference(List.of(ordered(TABLE, "a", "b", "c")), List.of(ordered(TABLE, "a", "c", "b"))))
                    .hasToString("table public.account: column order: expected [a, b, c], found [a, c, b]");
        }

        @Test
        void can_be_left_aside_without_leaving_aside_anything_else() {
            SchemaDifference difference = difference(
                    List.of(ordered(TABLE, "a", "b"), object(INDEX, Map.of("a", "1"))),
                    List.of(ordered(TABLE, "b", "a"), object(INDEX, Map.of("a", "2"))));

            assertThat(difference.withoutColumnOrder())
                    .hasToString("index public.account_email_idx: a: expected 1, found 2");
        }

        @Test
        void is_not_changed_by_a_column_that_is_missing_or_unexpected() {
            assertThat(difference(List.of(ordered(TABLE, "a", "b", "c")), List.of(ordered(TABLE, "x", "a", "c")))
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void without_the_unexpected_asks_whether_the_reference_is_contained() {
        SchemaDifference difference =
                difference(List.of(object(TABLE, Map.of())), List.of(object(TABLE, Map.of()), object(INDEX, Map.of())));

        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.withoutUnexpected().isEmpty()).isTrue();
    }

    @Test
    void two_objects_of_one_name_are_an_error_since_one_would_hide_the_other() {
        assertThatThrownBy(() -> Snapshot.of("18", Arrays.asList(object(TABLE, Map.of()), object(TABLE, Map.of()))))
                .hasMessage("two objects of the catalogs are called table public.account");
    }
}
