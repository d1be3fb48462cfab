package dev.assay.report.stream;

/**
 * The record of something that failed without a result: a server that does not start, for instance.
 *
 * @param what what failed
 * @param why why, in a sentence
 */
public record FailureLine(String what, String why) {}
