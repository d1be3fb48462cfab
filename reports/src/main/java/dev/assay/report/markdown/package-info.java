/** Results as Markdown, for a job's summary and for a comment on a pull request. */
@NullMarked
package dev.assay.report.markdown;

import org.jspecify.annotations.NullMarked;
