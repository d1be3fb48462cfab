package dev.assay.setrunner;

import java.util.List;
import java.util.stream.Stream;

/** All miniatures. */
public final class Miniatures {

    private static final List<Miniature> ALL = Stream.of(
                    SelectionFlaws.all(),
                    IdentityFlaws.all(),
                    FailureFlaws.all(),
                    RecordFlaws.all(),
                    LockFlaws.all(),
                    WaitingFlaws.all(),
                    IndexFlaws.all(),
                    StepFlaws.all(),
                    ExistingObjectsFlaws.all(),
                    AdoptionFlaws.all(),
                    TakeoverFlaws.all(),
                    ServerFlaws.all(),
                    SessionFlaws.all(),
                    TextFlaws.all(),
                    DownFlaws.all(),
                    VerificationFlaws.all(),
                    CleanFlaws.all(),
                    AcceptanceFlaws.all(),
                    DeferralFlaws.all())
            .flatMap(List::stream)
            .toList();

    private Miniatures() {}

    /** Lists them, those with similar flaws beside each other. */
    public static List<Miniature> all() {
        return ALL;
    }

    /** Finds one by its id. */
    public static Miniature named(String id) {
        return ALL.stream()
                .filter(miniature -> miniature.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no miniature " + id));
    }
}
