package dev.assay.engine.scenario;

import java.util.regex.Pattern;

/** How a rule of the specification is called: {@code AMR-} (Assay, migration runner) and three digits. */
public final class RuleId {

    /** What messages say that an id is. */
    public static final String SHAPE = "the id of a rule, such as AMR-012,";

    private static final Pattern ID = Pattern.compile("AMR-[0-9]{3}");

    private RuleId() {}

    /**
     * Tells whether a text is the id of a rule, whether there is such a rule or not.
     *
     * @param text any text
     * @return whether it is
     */
    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }
}
