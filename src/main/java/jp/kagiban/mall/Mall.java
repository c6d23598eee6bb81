package jp.kagiban.mall;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An online mall. Each mall is a bean, and {@code @Order} sets its position in forms. The names of its {@link
 * CredentialField}s differ from those of all other malls. Calls over HTTP block until the mall answers or the timeout.
 * Errors of the mall are outcomes, not exceptions. {@link MallBusy} means that no permit was available soon. Never make
 * a call while holding a database connection or a browser tab's lock.
 */
public interface Mall {

    MallId id();

    String name(Locale language);

    /** The time since which the mall hasn't answered this node. Empty while the mall answers. */
    default Optional<Instant> awaySince() {
        return Optional.empty();
    }

    /** The number of shops whose last call from this node had no usable answer, even while the mall answers other shops. */
    default long unansweredShops() {
        return 0;
    }

    /** The proposed name of a company's n-th shop. */
    String proposedShopName(int n);

    /**
     * All kinds of credentials, including kinds that this portal can't offer. The usual kind comes first. Always
     * returns the same objects.
     */
    List<Family> families();

    /** @throws IllegalStateException if the mall has no such family */
    default Family family(String name) {
        return families().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " has no family " + name));
    }

    /** Whether new shops of this family can be registered. */
    boolean offers(Family family);

    /**
     * The portal's own secrets for all shops of a family, by field. The caller closes the secrets.
     *
     * @throws IllegalStateException if the portal no longer has these secrets
     */
    Map<String, Secret> heldByPortal(Family family);

    /** The shop's code in a pasted text: the code itself or one of the shop's addresses. Empty if the text names no shop. */
    Optional<String> shopCode(String cleanedText);

    /**
     * Checks entered values without a call to the mall.
     *
     * @param values cleaned values by field, without fields that keep their stored value
     * @param onRecord the number in the shop's present key, or null
     */
    List<EntryProblem> inspect(Family family, Map<String, String> values, @Nullable String onRecord);

    /**
     * The keys and near misses in a line of a pasted text, in order. Empty for a mall whose keys can't be distinguished
     * from other words.
     *
     * @param line half-width, without invisible characters
     */
    default List<FoundKey> keysIn(String line) {
        return List.of();
    }

    /** The number by which the mall limits the rate of this key's calls, if the key contains one; at most six characters. */
    Optional<String> callNumber(String key);

    Acceptance acceptance();

    /** The things of a shop that expire at this mall; at least one. */
    List<KeyEnd> ends();

    /** Asks whether a new key may take over. */
    KeyProof prove(NewKey newKey);

    /**
     * Checks the key in use.
     *
     * @param ended whether the key's date is over: a refusal then needs no second call
     */
    KeyWord check(KeyUse inUse, boolean ended);

    /** The functions that a shop enables for a key, in screen order; may be empty. */
    List<MallFunction> functions();

    /**
     * Tries a function with the smallest possible call.
     *
     * @throws IllegalArgumentException if the function isn't harmless
     */
    FunctionReply tryOut(MallFunction function, Credentials credentials);

    /** The orders of this mall's shops. Empty if the portal imports none. */
    Optional<OrderSource> orders();

    /** Always the same object, because pages compare it to detect a changed text. */
    StageTexts stageTexts();
}
