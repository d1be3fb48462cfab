package dev.assay.cli;

/** Puts a number of things into words. */
final class Count {

    private Count() {}

    static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
