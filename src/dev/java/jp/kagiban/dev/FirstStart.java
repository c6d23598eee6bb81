package jp.kagiban.dev;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Starts the portal once, for the JVM to remember it. It remembers jars alone, no folder: so the classes, which are still to
 * change, have a loader of their own here. Later their folder comes behind the jars.
 */
final class FirstStart {

    private FirstStart() {}

    public static void main(String... arguments) throws ClassNotFoundException, MalformedURLException {
        URL[] classes = {Path.of("target/classes").toUri().toURL()};
        ClassLoader loader = new URLClassLoader(classes, FirstStart.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> portal = Class.forName("jp.kagiban.Kagiban", true, loader);
        new SpringApplication(new DefaultResourceLoader(loader), portal).run(arguments);
    }
}
