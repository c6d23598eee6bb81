package jp.kagiban;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal. The JVM is pinned to UTC before anything reads a clock: days in Tokyo are always named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kagiban {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(Kagiban.class, args);
    }
}
