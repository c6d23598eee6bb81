package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.journey.Views.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every view of the packaged portal in a real browser: its pictures lie in {@code target/screens} afterwards, to be looked at.
 * Each view is seen in each language, scheme and width; with {@code -Dscreens.all=true} ({@code ./kagiban test --all}) in all
 * of them with one another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreensIT {

    private static final List<String> LANGUAGES = List.of("ja", "en");

    private static final Look PHONE = new Look(Screens.NARROW, ColorScheme.LIGHT);
    private static final Look PHONE_IN_THE_DARK = new Look(Screens.NARROW, ColorScheme.DARK);
    private static final Look TABLET = new Look(Look.TABLET, ColorScheme.LIGHT);
    private static final Look DESK = new Look(Screens.WIDE, ColorScheme.LIGHT);
    private static final Look DESK_IN_THE_DARK = new Look(Screens.WIDE, ColorScheme.DARK);

    private final Gallery gallery = new Gallery();
    private Stage stage;

    @BeforeAll
    void start() throws Exception {
        stage = new Stage();
        stage.prepare();
    }

    @AfterAll
    void end() throws Exception {
        stage.close();
    }

    static Stream<Arguments> everyViewInBothLanguages() {
        Stream<View> views = Stream.concat(Views.all().stream(), Stream.of(new View("no-such-page", true)));
        return views.flatMap(view -> LANGUAGES.stream().map(language -> Arguments.of(view, language)));
    }

    @Order(1)
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyViewInBothLanguages")
    void everyViewIsAccessibleAndFits(View view, String language) {
        Person visitor = stage.visitor(view);
        visitor.speak(language);
        visitor.page().setViewportSize(Screens.NARROW, Screens.HEIGHT);
        visitor.opens(stage.address(view), language);
        assertThat(visitor.path()).isEqualTo(stage.arrival(view));
        String name = view.file() + "-" + language;
        List<Look> looks = looksOfAView(language);
        assertThat(
                        language.equals("ja")
                                ? gallery.take(visitor.page(), name, looks)
                                : gallery.glance(visitor.page(), name, looks))
                .isEmpty();
    }

    /** Words have other lengths in the other language, which a tablet, the tightest for tables, shows best. */
    private static List<Look> looksOfAView(String language) {
        if (Screens.EVERY_PICTURE) {
            return Look.ALL;
        }
        return language.equals("ja") ? List.of(PHONE, DESK_IN_THE_DARK) : List.of(TABLET);
    }

    static Stream<Arguments> scenes() {
        return Stream.of(Scene.values())
                .flatMap(scene -> LANGUAGES.stream().map(language -> Arguments.of(scene, language)));
    }

    /** After the others: they leave the shops of their company in trouble. */
    @Order(4)
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("scenes")
    void whatIsOpenedOrAnsweredIsAccessibleToo(Scene scene, String language) {
        Person actor = scene.actor(stage);
        actor.speak(language);
        for (Look look : looksOfAScene(language)) {
            actor.page().setViewportSize(look.width(), Screens.HEIGHT);
            actor.opens(stage.address(scene.view()), language);
            scene.play(stage, language);
            assertThat(gallery.take(actor.page(), scene.file() + "-" + language, List.of(look)))
                    .isEmpty();
            stage.calm();
        }
    }

    /** Playing it is what takes time. */
    private static List<Look> looksOfAScene(String language) {
        if (Screens.EVERY_PICTURE) {
            return List.of(PHONE_IN_THE_DARK, DESK);
        }
        return List.of(language.equals("ja") ? PHONE_IN_THE_DARK : DESK);
    }

    @AfterEach
    void calm() {
        stage.calm();
    }

    static List<Arguments> keyScreens() {
        return List.of(
                Arguments.of("home", ""),
                Arguments.of("shop", "shops/:shop"),
                Arguments.of("renew", "shops/:shop/renew"),
                Arguments.of("orders", "orders"),
                Arguments.of("manual", "manual"),
                Arguments.of("login", "login"));
    }

    @Order(2)
    @ParameterizedTest(name = "{0}")
    @MethodSource("keyScreens")
    void thePartsOfKeyScreensStandWhereTheyStood(String screen, String template) throws Exception {
        View view = new View(template, !template.equals("login"));
        Person visitor = stage.visitor(view);
        visitor.speak("ja");
        visitor.opens(stage.address(view), "ja");
        boolean measurable = Layout.isMeasurable(visitor.page());
        assertThat(measurable || System.getenv("CI") == null)
                .as("the font of the figures")
                .isTrue();
        assumeThat(measurable).isTrue();
        new Layout(screen).assertHolds(visitor.page());
    }

    @Order(3)
    @ParameterizedTest(name = "{0}")
    @MethodSource("keyScreens")
    void keyScreensBearZoomWideTextAndForcedColours(String screen, String template) {
        View view = new View(template, !template.equals("login"));
        Person visitor = stage.visitor(view);
        visitor.speak("ja");
        visitor.opens(stage.address(view), "ja");
        assertThat(Strain.faults(visitor.page(), screen + "-strained")).isEmpty();
    }

    @Test
    @Order(5)
    void aShopIsRegisteredWithTheKeyboardAlone() throws Exception {
        new KeyboardJourney(stage).register();
    }

    @Test
    @Order(6)
    void aDialogGivesTheFocusBack() {
        new KeyboardJourney(stage).leaveADialog();
    }

    @Test
    @Order(7)
    void aTypedKeyIsNotLostByTheWayBack() {
        new KeyboardJourney(stage).keepATypedKey();
    }

    @Test
    @Order(8)
    void itsKeyIsRenewedWithTheKeyboardAlone() throws Exception {
        new KeyboardJourney(stage).renew();
    }

    @Test
    @Order(9)
    void aWalkIsGoneWithTheKeyboardAloneOnAPhone() {
        new KeyboardJourney(stage).walk();
    }

    @Test
    @Order(10)
    void noBrowserComplained() {
        stage.console().assertSilent();
    }
}
