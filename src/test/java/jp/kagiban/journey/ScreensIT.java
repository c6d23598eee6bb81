package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.journey.Views.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every view of the packaged portal in a real browser: its pictures lie in {@code target/screens} afterwards, to be
 * looked at. Each view is seen in each language, scheme and width, in English by {@code ./kagiban test --slow}; with
 * {@code -Dscreens.all=true} ({@code ./kagiban test --all}) in all of them with one another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreensIT {

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
    void noBrowserHasComplained() throws Exception {
        try (Stage played = stage) {
            played.console().assertSilent();
        }
    }

    static Stream<View> everyView() {
        return Stream.concat(Views.all().stream(), Stream.of(new View("no-such-page", true)));
    }

    @Order(1)
    @ParameterizedTest(name = "{0} in Japanese")
    @MethodSource("everyView")
    void everyViewIsAccessibleAndFits(View view) {
        Person visitor = arrive(view, "ja");
        assertThat(gallery.take(visitor.page(), view.file() + "-ja", allOr(PHONE, DESK_IN_THE_DARK)))
                .isEmpty();
    }

    /** Words have other lengths in the other language, which a tablet, the tightest for tables, shows best. */
    @Tag("slow")
    @Order(1)
    @ParameterizedTest(name = "{0} in English")
    @MethodSource("everyView")
    void everyViewFitsInEnglish(View view) {
        Person visitor = arrive(view, "en");
        assertThat(gallery.glance(visitor.page(), view.file() + "-en", allOr(TABLET)))
                .isEmpty();
    }

    private static List<Look> allOr(Look... sample) {
        return Screens.EVERY_PICTURE ? Look.ALL : List.of(sample);
    }

    private Person arrive(View view, String language) {
        Person visitor = stage.visitor(view);
        visitor.speak(language);
        visitor.page().setViewportSize(Screens.NARROW, Screens.HEIGHT);
        visitor.opens(stage.address(view), language);
        assertThat(visitor.path()).isEqualTo(stage.arrival(view));
        return visitor;
    }

    /** After the others: they leave the shops of their company in trouble. */
    @Tag("slow")
    @Order(4)
    @ParameterizedTest(name = "{0} in Japanese")
    @EnumSource
    void whatIsOpenedOrAnsweredIsAccessibleToo(Scene scene) {
        play(scene, "ja", PHONE_IN_THE_DARK, DESK);
    }

    /** The words have been seen in English in each view; these add their dialogs. */
    @Tag("seldom")
    @Order(4)
    @ParameterizedTest(name = "{0} in English")
    @EnumSource
    void whatIsOpenedOrAnsweredIsAccessibleInEnglishToo(Scene scene) {
        play(scene, "en", DESK, PHONE_IN_THE_DARK);
    }

    /** Playing it is what takes time. */
    private void play(Scene scene, String language, Look first, Look other) {
        Person actor = scene.actor(stage);
        actor.speak(language);
        for (Look look : Screens.EVERY_PICTURE ? List.of(first, other) : List.of(first)) {
            actor.page().setViewportSize(look.width(), Screens.HEIGHT);
            actor.opens(stage.address(scene.view()), language);
            scene.play(stage, language);
            assertThat(gallery.take(actor.page(), scene.file() + "-" + language, List.of(look)))
                    .isEmpty();
            stage.calm();
        }
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
}
