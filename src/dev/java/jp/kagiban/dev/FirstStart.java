package jp.kagiban.dev;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
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
        SpringApplication start = new SpringApplication(new DefaultResourceLoader(loader), portal);
        start.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new KnownProtocol()));
        start.run(arguments);
    }

    /** Tomcat finds no protocol of ours by its name, as it looks with its own loader. This start serves nobody. */
    private static final class KnownProtocol implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof TomcatWebServerFactory server) {
                server.setProtocol(TomcatWebServerFactory.DEFAULT_PROTOCOL);
            }
            return bean;
        }
    }
}
