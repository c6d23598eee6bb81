package jp.kagiban.audit;

import com.vaadin.flow.component.UI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Writes the words for entries of the history, in the language of the tab that created this object. For one page or one
 * file.
 */
public final class HistoryWords {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS 'UTC'").withZone(ZoneOffset.UTC);
    private static final String MISSING = "!";
    private static final Pattern COUNTED = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9]+)");

    private final UI ui;
    private final Locale locale;
    private final Function<MemberId, String> names;
    private final Function<ShopId, String> shops;
    private final Map<MemberId, String> knownPeople = new ConcurrentHashMap<>();
    private final Map<ShopId, String> knownShops = new ConcurrentHashMap<>();

    /** Makes words for a history without shops. */
    public HistoryWords(UI ui, Function<MemberId, String> names) {
        this(ui, names, _ -> "");
    }

    /**
     * @param names of members; empty for a deleted member
     * @param shops the names of shops; empty for a deleted shop
     */
    public HistoryWords(UI ui, Function<MemberId, String> names, Function<ShopId, String> shops) {
        this.ui = ui;
        this.locale = ui.getLocale();
        this.names = names;
        this.shops = shops;
    }

    /** Returns a text. Usable on any thread. */
    String say(String key) {
        return ui.getTranslation(locale, key);
    }

    String who(Entry entry) {
        Actor actor = entry.actor();
        MemberId id = actor.id();
        return actor.kind() == Actor.Kind.MEMBER && id != null
                ? person(id)
                : say("audit.actor." + Kebab.of(actor.kind()));
    }

    String person(MemberId id) {
        if (HistoryFilter.PORTAL.equals(id)) {
            return say("audit.actor.portal");
        }
        String name = knownPeople.computeIfAbsent(id, names);
        return name.isEmpty() ? say("audit.actor.gone") : name;
    }

    String what(Entry entry) {
        return entry.action().map(this::action).orElse(entry.code());
    }

    /** Returns the action, and its purpose if the entry has one. */
    String event(Entry entry) {
        String purpose = entry.details().get(Detail.PURPOSE);
        return purpose == null
                ? what(entry)
                : ui.getTranslation(locale, "audit.what.for", what(entry), value(Detail.PURPOSE, purpose));
    }

    String action(Action action) {
        return say("audit.action." + Kebab.of(action));
    }

    String group(Action.Group group) {
        return say("audit.group." + Kebab.of(group));
    }

    String outcome(Outcome outcome) {
        return say("audit.outcome." + Kebab.of(outcome));
    }

    /**
     * Returns the name of the subject. For a mail address without a member, such as an invited one, returns the
     * address.
     */
    String subject(Entry entry) {
        Subject subject = entry.subject();
        if (subject == null) {
            return entry.details().getOrDefault(Detail.MAIL, "");
        }
        return subject.label() == null ? "" : subject.label();
    }

    /** Returns all additional fields of the entry, on one line. */
    String details(Entry entry) {
        String separator = say("audit.detail.separator");
        String details = entry.details().entrySet().stream()
                .map(field -> detail(field.getKey(), field.getValue()))
                .collect(Collectors.joining(separator));
        String count = count(entry.amount());
        return details.isEmpty() || count.isEmpty() ? details + count : details + separator + count;
    }

    private String count(@Nullable Long amount) {
        return amount == null ? "" : say("audit.count") + say("audit.detail.colon") + amount;
    }

    private String detail(Detail detail, String value) {
        return say("audit.detail." + Kebab.of(detail)) + say("audit.detail.colon") + value(detail, value);
    }

    private String value(Detail detail, String value) {
        return switch (detail) {
            case PURPOSE -> code("audit.purpose.", value);
            case SECRET -> code("audit.secret.", value);
            case REASON -> code("audit.reason.", value);
            case TARGET -> code("audit.target.", value);
            case FACTOR -> code("audit.factor.", value);
            case CHANNEL -> code("audit.channel.", value);
            case LANGUAGE -> code("audit.language.", value);
            case NOTICE -> code("notice.word.", value);
            case ROLE -> code("members.role.", value);
            case FIELDS ->
                Arrays.stream(value.split(" "))
                        .map(field -> code("audit.field.", field))
                        .collect(Collectors.joining(say("audit.detail.comma")));
            case IN_CHARGE -> member(value);
            case TAGS -> value.isEmpty() ? say("audit.detail.tags.none") : value;
            case KEY -> "…" + value;
            case SHOPS -> shops(value);
            default -> value;
        };
    }

    /** Returns a member's name. Any other text, for example in a forged entry, is shown as it is. */
    private String member(String id) {
        try {
            return person(MemberId.of(id));
        } catch (IllegalArgumentException forged) {
            return id;
        }
    }

    /** Returns words for the shops of {@link Detail#SHOPS}. */
    private String shops(String value) {
        return value.contains(":")
                ? Arrays.stream(value.split(" ")).map(this::shop).collect(Collectors.joining(say("audit.detail.comma")))
                : say("audit.shops.all");
    }

    /** Returns words for one shop and its number. Any other text, for example in a forged entry, is shown as it is. */
    private String shop(String counted) {
        Matcher matcher = COUNTED.matcher(counted);
        if (!matcher.matches()) {
            return counted;
        }
        String name = knownShops.computeIfAbsent(ShopId.of(matcher.group(1)), shops);
        return ui.getTranslation(
                locale, "audit.shops.one", name.isEmpty() ? say("audit.shops.gone") : name, matcher.group(2));
    }

    /** Returns the word for a code. A code of a newer version is shown as it is. */
    private String code(String prefix, String code) {
        String word = say(prefix + Kebab.of(code));
        return word.startsWith(MISSING) ? code : word;
    }

    static String utc(Entry entry) {
        return UTC.format(entry.at());
    }
}
