package dev.assay.report.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes addresses of references. Only what is plainly a public thread or an https page is one; the rest stays text. */
final class Links {

    private static final Pattern THREAD =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})#([0-9]{1,9})");
    private static final Pattern PAGE =
            Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?(/[A-Za-z0-9._~/?#=&%+,;:@-]*)?");

    private Links() {}

    /**
     * A reference.
     *
     * @param text how it is written
     * @param href where it leads, or nothing if it leads nowhere
     * @param linked whether it leads anywhere
     */
    record Link(String text, String href, boolean linked) {}

    static Link of(String reference) {
        Matcher thread = THREAD.matcher(reference);
        if (thread.matches()) {
            String href = "https://github.com/" + thread.group(1) + "/issues/" + thread.group(2);
            return new Link(reference, href, true);
        }
        return new Link(reference, reference, PAGE.matcher(reference).matches());
    }
}
