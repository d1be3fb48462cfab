package dev.assay.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One of several parts of a run that are made in different places.
 *
 * @param number which part, from 1
 * @param count how many parts there are
 */
record Shard(int number, int count) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    /** Reads what the command line says; the whole if it says nothing. */
    static Shard parse(@Nullable String text) {
        if (text == null) {
            return new Shard(1, 1);
        }
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= Integer.parseInt(matcher.group(2))) {
            return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        throw UserError.at("--shard " + text)
                .expected("a part such as 2/4, from 1/4 to 4/4")
                .found("'" + text + "'")
                .rule("the scenarios are dealt out to N parts, and each part is run by itself")
                .next("correct it, or leave it out to run all");
    }

    /** Takes every N-th of the scenarios, which are in the same order everywhere. */
    List<CatalogueEntry> of(List<CatalogueEntry> all) {
        List<CatalogueEntry> part = IntStream.range(0, all.size())
                .filter(index -> index % count == number - 1)
                .mapToObj(all::get)
                .toList();
        if (part.isEmpty()) {
            throw UserError.at("--shard " + number + "/" + count)
                    .expected("one scenario or more in each part")
                    .found("none, because only " + all.size() + " are selected")
                    .rule("a run of nothing proves nothing")
                    .next("make fewer parts");
        }
        return part;
    }
}
