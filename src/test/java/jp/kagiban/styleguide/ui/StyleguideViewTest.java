package jp.kagiban.styleguide.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.SearchBox;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.SkipLink;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.kit.form.Question;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.sandbox.SandboxScreenTest;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

@SandboxScreenTest
@ViewPackages(packages = "jp.kagiban.styleguide.ui")
@AsMerchant
class StyleguideViewTest extends SpringBrowserlessTest {

    /** They stand around a page, and so around this one, or the login. */
    private static final Set<Class<?>> AROUND =
            Set.of(SkipLink.class, SearchBox.class, StatusLine.class, EntryPage.class, SectionPage.class);

    @BeforeEach
    void open() {
        navigate("styleguide", StyleguideView.class);
    }

    @Test
    void everyPartOfTheKitStandsOnIt() {
        Set<Class<?>> there = new HashSet<>();
        all(UI.getCurrent()).forEach(part -> addWithParents(part.getClass(), there));
        there.add(asked("見本を削除", ConfirmDelete.class));
        there.add(asked("見本を取り下げる", Question.class));
        assertThat(there)
                .containsAll(
                        publicParts().filter(part -> !AROUND.contains(part)).toList());
    }

    private Class<?> asked(String button, Class<? extends Component> question) {
        find(Button.class).withText(button).single().click();
        return find(question).single().getClass();
    }

    @Test
    void everyLevelStandsOnIt() {
        assertThat(find(KeyBadge.class).all())
                .extracting(badge -> badge.getElement().getAttribute("data-level"))
                .contains(Stream.of(Severity.values()).map(Severity::level).toArray(String[]::new));
    }

    private static Stream<Component> all(Component part) {
        return Stream.concat(Stream.of(part), part.getChildren().flatMap(StyleguideViewTest::all));
    }

    private static void addWithParents(Class<?> type, Set<Class<?>> into) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            into.add(each);
        }
    }

    private static Stream<Class<?>> publicParts() {
        ClassPathScanningCandidateComponentProvider parts = new ClassPathScanningCandidateComponentProvider(false);
        parts.addIncludeFilter(new AssignableTypeFilter(Component.class));
        return parts.findCandidateComponents("jp.kagiban.kit").stream()
                .<Class<?>>map(found -> load(found.getBeanClassName()))
                .filter(part -> Modifier.isPublic(part.getModifiers()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
