package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertifyCommandTests {

    @TempDir
    private Path directory;

    @Test
    void gives_a_grade_and_writes_a_bundle_that_is_verified_and_happens_again() throws IOException {
        Path bundle = directory.resolve("bundle.zip");

        Answer certified =
                Answer.to("certify", "--runner", "set-runner", "--profile", "core", "--out", bundle.toString());

        assertThat(certified.status()).as(certified.err() + certified.out()).isZero();
        assertThat(certified.out()).containsPattern("  core +(convergent|safe) +[0-9]+ of [0-9]+ scenarios accepted");

        Answer verified = Answer.to("verify", bundle.toString());
        assertThat(verified.status()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("is as it was written: everything in it follows from its results");

        Answer again = Answer.to("verify", bundle.toString(), "--rerun", "1%", "--seed", "3");
        assertThat(again.status()).as(again.err() + again.out()).isZero();
        assertThat(again.out()).contains("Running 1 case of ", "  same       ", "1 of 1 case as the bundle says");

        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2]++;
        Files.write(bundle, bytes);
        Answer changed = Answer.to("verify", bundle.toString());
        assertThat(changed.status()).isEqualTo(2);
        assertThat(changed.err()).contains("; next: ").doesNotContain("\tat ");
    }

    @Test
    void refuses_what_it_cannot_grade() {
        assertThat(Answer.to("certify", "--runner", "set-runner", "--profile", "cor")
                        .err())
                .contains("--profile cor: expected a profile that the catalogue has scenarios of: core, history");
        assertThat(Answer.to("certify").err()).contains("certify: expected one runner, found none");
        assertThat(Answer.to("verify", "none.zip").err())
                .contains("none.zip: expected a bundle of ./assay certify, found no such file");
        assertThat(Answer.to("verify", "none.zip", "--rerun", "5").err())
                .contains("--rerun 5: expected a share from 1% to 100%");
    }
}
