import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Calls Flyway as its command line would: COMMAND JDBC_URL USER DIRECTORY KEY=VALUE... */
final class FlywayCommand {

    private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

    public static void main(String[] arguments) {
        if (arguments[0].equals("version")) {
            System.out.println(Flyway.class.getPackage().getImplementationVersion());
            return;
        }
        Map<String, String> settings = new HashMap<>();
        for (int i = 4; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        try {
            run(arguments[0], flyway(arguments, settings));
        } catch (FlywayException e) {
            System.out.println("ERROR: " + e.getErrorCode() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static Flyway flyway(String[] arguments, Map<String, String> settings) {
        String transactionalLock = settings.remove(TRANSACTIONAL_LOCK);
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(arguments[1], arguments[2], System.getenv("FLYWAY_PASSWORD"))
                .locations("filesystem:" + arguments[3])
                .configuration(settings);
        if (transactionalLock != null) {
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(Boolean.parseBoolean(transactionalLock));
        }
        return configuration.load();
    }

    private static void run(String command, Flyway flyway) {
        switch (command) {
            case "migrate":
                var result = flyway.migrate();
                result.migrations.forEach(done -> System.out.println("applied " + done.version + " " + done.description));
                System.out.println(result.migrationsExecuted + " applied");
                break;
            case "baseline":
                flyway.baseline();
                break;
            case "repair":
                flyway.repair();
                break;
            case "validate":
                flyway.validate();
                break;
            case "clean":
                flyway.clean();
                break;
            default:
                throw new FlywayException("unknown command " + command);
        }
    }
}
