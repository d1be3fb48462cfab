package dev.assay.report.grade;

import dev.assay.engine.specification.Profile;
import dev.assay.engine.yaml.Words;
import java.util.List;

/** The profiles of the specification, by the words that scenarios and reports use for them. */
public final class Profiles {

    private Profiles() {}

    /**
     * Lists the profiles.
     *
     * @return their names, in the order of reports
     */
    public static List<String> names() {
        return Words.spellings(Profile.class);
    }

    /**
     * Says what a profile is about.
     *
     * @param profile its name
     * @return a few words; the name itself where it is not one of {@link #names}
     */
    public static String title(String profile) {
        return Words.find(Profile.class, profile).map(Profile::scope).orElse(profile);
    }
}
