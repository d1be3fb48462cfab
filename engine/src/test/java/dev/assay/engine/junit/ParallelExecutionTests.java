package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfiguration;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfigurationStrategy;

/** Who says how many cases run at once. */
class ParallelExecutionTests {

    private static final String CONFIG = "assay.execution.parallel.config.";
    private static final AtomicInteger ASKED = new AtomicInteger();

    @BeforeEach
    void nobody_was_asked() {
        ASKED.set(0);
    }

    @Test
    void the_parameters_under_config_decide() {
        execute("true");

        assertThat(ASKED).hasValue(1);
    }

    @Test
    void they_are_not_read_where_cases_run_one_after_the_other() {
        execute("false");

        assertThat(ASKED).hasValue(0);
    }

    private static void execute(String enabled) {
        EngineRuns.engine(selectPackage("dev.assay.engine.nothing.here"))
                .configurationParameter(AssayConstants.PARALLEL, enabled)
                .configurationParameter(CONFIG + "strategy", "custom")
                .configurationParameter(CONFIG + "custom.class", Counting.class.getName())
                .execute();
    }

    /** Counts how often it is asked. */
    static final class Counting implements ParallelExecutionConfigurationStrategy {

        @Override
        public ParallelExecutionConfiguration createConfiguration(ConfigurationParameters parameters) {
            ASKED.incrementAndGet();
            return new One();
        }
    }

    private static final class One implements ParallelExecutionConfiguration {

        @Override
        public int getParallelism() {
            return 1;
        }

        @Override
        public int getMinimumRunnable() {
            return 1;
        }

        @Override
        public int getMaxPoolSize() {
            return 1;
        }

        @Override
        public int getCorePoolSize() {
            return 1;
        }

        @Override
        public int getKeepAliveSeconds() {
            return 1;
        }
    }
}
