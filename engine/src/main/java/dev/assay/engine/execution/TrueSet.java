package dev.assay.engine.execution;

import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaObject;
import dev.assay.engine.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which migrations of a release a schema shows, whatever a tracker claims. What a migration does is what the oracle
 * of the release up to it has and the one before has not; only that counts which no later migration does again. The
 * order of columns says nothing here.
 */
final class TrueSet {

    /** Something that is so in a schema: an object is there ({@code attribute} is empty), or has an attribute. */
    private record Place(ObjectKey object, String attribute) {}

    /** What a migration did: at these places there is now this value, or nothing any more. */
    private record Effect(long version, Map<Place, Optional<String>> made) {}

    private TrueSet() {}

    /** Looks at what an act left; empty if the release is one of which no oracle can be made. */
    static List<VersionTruth> of(ActSeen seen, Oracle oracle) {
        Release release = seen.act().release();
        if (release.isAmbiguous()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        Map<Place, String> before = Map.of();
        for (long version : release.versions()) {
            Oracle.Truth truth = oracle.of(release.only(release.versions().headSet(version + 1)));
            if (!(truth instanceof Oracle.Schema schema)) {
                return List.of();
            }
            Map<Place, String> after = places(schema.snapshot());
            effects.add(new Effect(version, changes(before, after)));
            before = after;
        }
        return shown(effects, places(seen.after().schema()));
    }

    private static Map<Place, String> places(Snapshot snapshot) {
        Map<Place, String> places = new HashMap<>();
        for (SchemaObject object : snapshot.objects().values()) {
            places.put(new Place(object.key(), ""), "");
            object.attributes().forEach((name, value) -> places.put(new Place(object.key(), name), value));
        }
        return places;
    }

    private static Map<Place, Optional<String>> changes(Map<Place, String> before, Map<Place, String> after) {
        Map<Place, Optional<String>> changes = new HashMap<>();
        after.forEach((place, value) -> {
            if (!value.equals(before.get(place))) {
                changes.put(place, Optional.of(value));
            }
        });
        before.keySet().stream()
                .filter(place -> !after.containsKey(place))
                .forEach(place -> changes.put(place, Optional.empty()));
        return changes;
    }

    private static List<VersionTruth> shown(List<Effect> effects, Map<Place, String> found) {
        Map<Long, Shown> shown = new TreeMap<>();
        Set<Place> later = new HashSet<>();
        for (int i = effects.size() - 1; i >= 0; i--) {
            Effect effect = effects.get(i);
            Map<Place, Optional<String>> own = new HashMap<>(effect.made());
            own.keySet().removeAll(later);
            shown.put(effect.version(), shown(own, found));
            later.addAll(effect.made().keySet());
        }
        return shown.entrySet().stream()
                .map(entry -> new VersionTruth(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Shown shown(Map<Place, Optional<String>> effect, Map<Place, String> found) {
        long there = effect.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Optional.ofNullable(found.get(entry.getKey()))))
                .count();
        if (effect.isEmpty()) {
            return Shown.UNSEEN;
        }
        return there == effect.size() ? Shown.APPLIED : there == 0 ? Shown.ABSENT : Shown.PARTLY;
    }
}
