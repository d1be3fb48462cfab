package dev.assay.engine.execution;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Location;

/**
 * Something that a runner was seen to do wrong.
 *
 * @param behaviour what it amounts to
 * @param what what was expected and what was found, in a sentence
 * @param at the step after which it was seen
 */
public record Finding(Behaviour behaviour, String what, Location at) {}
