package jp.kagiban;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BoundariesTest {

    @Test
    void modulesKeepToTheirDoors() {
        ApplicationModules.of(Kagiban.class).verify();
    }
}
