package dev.assay.report.grade;

/** How a runner stands in a profile, best first. */
public enum Grade {
    /** Every scenario of the profile shows its best behaviour. */
    CONVERGENT("convergent", "every scenario shows its best behaviour"),
    /** Every scenario shows a behaviour that it accepts. */
    SAFE("safe", "every scenario shows a behaviour that it accepts"),
    /** Some scenario shows a behaviour that it does not accept. */
    NOT_CONFORMANT("not conformant", "some scenario shows a behaviour that it does not accept"),
    /** Something that the profile demands was not run, or proves nothing: no grade is given. */
    REFUSED("no grade", "something that the profile demands was not run, or proves nothing"),
    /** The profile demands nothing of this runner. */
    NOT_APPLICABLE("not applicable", "the profile demands nothing of what the runner claims to be able to do");

    private final String title;
    private final String meaning;

    Grade(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /**
     * Names the grade.
     *
     * @return one or two words
     */
    public String title() {
        return title;
    }

    /**
     * Says what it means.
     *
     * @return a sentence without its full stop
     */
    public String meaning() {
        return meaning;
    }
}
