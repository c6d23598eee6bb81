package jp.kagiban.shared;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Warns at the start of each secret file that every account of this machine may read. Mounted files often allow that. */
@Component
class OpenSecrets implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSecrets.class);

    private final Environment environment;

    OpenSecrets(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        found().forEach(file ->
                LOG.warn("Every account of this machine may read {}; let only the portal's account read it", file));
    }

    List<Path> found() {
        return OwnFiles.secrets(environment).stream()
                .filter(FileRights::readByAll)
                .toList();
    }
}
