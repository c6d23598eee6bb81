package jp.kagiban.journey;

import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The views that there are: what a class declares as its address can't be forgotten by a list. */
final class Views {

    private Views() {}

    /**
     * A view.
     *
     * @param template its address, such as {@code shops/:shop}
     * @param framed whether it stands in the frame for people who are logged in
     */
    record View(String template, boolean framed) {

        /** Without what may be missing in an address. */
        private String shortest() {
            return template.replaceAll("/?:[^/]+[?*](\\([^)]*\\))?", "");
        }

        boolean needsMore() {
            return shortest().contains(":");
        }

        /** Its address in a file's name. */
        String file() {
            return template.isEmpty() ? "home" : shortest().replaceAll("[:/]+", "-");
        }

        /** Where it is opened. */
        String path() {
            return "/" + shortest();
        }

        @Override
        public String toString() {
            return path();
        }
    }

    static List<View> all() {
        ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return classes.findCandidateComponents("jp.kagiban").stream()
                .map(Views::view)
                .toList();
    }

    private static View view(BeanDefinition found) {
        Map<String, Object> route = Objects.requireNonNull(
                ((AnnotatedBeanDefinition) found).getMetadata().getAnnotationAttributes(Route.class.getName()));
        return new View(route.get("value").toString(), (boolean) route.get("autoLayout"));
    }
}
