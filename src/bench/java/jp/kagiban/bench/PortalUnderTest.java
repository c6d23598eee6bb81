package jp.kagiban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.Kagiban;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.SignUp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole portal in this process, with its own jobs; only the pace of its calls is off. */
final class PortalUnderTest {

    private final Path folder;
    private final Map<String, String> database;

    PortalUnderTest(String name, Map<String, String> database) {
        this.folder = Path.of("target/bench", name);
        this.database = database;
    }

    /** Registers the shop as a member does, and waits until its first import is through. A smaller one has warmed it up. */
    Import fetchAll(BenchRms rms, BenchRms.Shop warmUp, BenchRms.Shop shop) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        try (ConfigurableApplicationContext portal =
                SpringApplication.run(Kagiban.class, settings(folder, rms.address(), database))) {
            SignUp.Opened merchant = portal.getBean(SignUp.class)
                    .open("計測商店", new NewMember("計測 花子", "bench@example.jp", "みどりの傘を三本わすれた"));
            TenantScope scope = portal.getBean(TenantScope.class);
            return PortalActs.in(() ->
                    scope.in(merchant.tenant(), () -> new Imports(portal, merchant.owner()).fetchAll(warmUp, shop)));
        }
    }

    /**
     * The portal's own file of settings alone: the one of the tests, which stands beside it here, stops its jobs.
     *
     * @param more win over what is set here
     */
    static String[] settings(Path folder, String rms, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.config.location", "classpath:/application.properties");
        settings.put("kagiban.data-dir", folder.toString());
        settings.put("kagiban.rms.base-url", rms);
        settings.put("kagiban.rms.pace", "PT0S");
        settings.put("server.port", "0");
        settings.put("vaadin.productionMode", "true");
        settings.put("logging.level.root", "warn");
        settings.putAll(more);
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
