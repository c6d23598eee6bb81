package jp.kagiban.mall;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An online mall: a bean, and {@code @Order} gives its place in forms. The names of its fields are no other mall's. Calls over the
 * wire block until the mall answers or they time out. No answer of the mall makes them throw; they throw {@link MallBusy} if
 * their turn would take too long. Never make one with a database connection held,
 * nor under the lock of a browser tab.
 */
public interface Mall {

    MallId id();

    String name(Locale language);

    /** Since when it answers nobody, as this node sees it; empty while it answers. */
    default Optional<Instant> awaySince() {
        return Optional.empty();
    }

    /** Number of shops that had no usable answer when this node last asked, while others may have had one. */
    default long unansweredShops() {
        return 0;
    }

    /** What the n-th shop of a company is called unless its member says otherwise. */
    String proposedShopName(int n);

    /**
     * The ways in which it gives credentials, the usual one first, always the same objects. Those that this portal can't offer are
     * among them.
     */
    List<Family> families();

    /** @throws IllegalStateException for a family that the mall doesn't have */
    default Family family(String name) {
        return families().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " has no family " + name));
    }

    /** Whether this portal can take in new shops of this family. */
    boolean offers(Family family);

    /**
     * What the portal itself holds for all shops of a family, by field. The caller closes the secrets.
     *
     * @throws IllegalStateException where the portal holds it no more
     */
    Map<String, Secret> heldByPortal(Family family);

    /** The code of a shop in what a member pasted: the bare code or one of the shop's addresses. Empty if it names no shop. */
    Optional<String> shopCode(String mended);

    /**
     * Looks at entered values, without asking over the wire.
     *
     * @param values mended, by field; what is to be taken over isn't among them
     * @param onRecord the number of the key that the shop has already, or null
     */
    List<EntryProblem> inspect(Family family, Map<String, String> values, @Nullable String onRecord);

    /**
     * The keys in a line of a text that a member pasted, in their order, and what looks as if one was meant. Empty at a mall whose
     * keys can't be told from other words.
     *
     * @param line half-width, without invisible characters
     */
    default List<FoundKey> keysIn(String line) {
        return List.of();
    }

    /** The number under which the mall counts this key's calls, if the key contains it; at most six characters. */
    Optional<String> callNumber(String key);

    Acceptance acceptance();

    /** What a shop has here that can expire; at least one. */
    List<KeyEnd> ends();

    /** Asks whether a new key may take over. */
    KeyProof prove(NewKey newKey);

    /**
     * Asks how the key in use stands.
     *
     * @param ended whether its date is over, so that a refusal needs no second question
     */
    KeyWord check(KeyUse inUse, boolean ended);

    /** The functions that a shop switches on for a key, in the order in which they are shown. Empty where there are none. */
    List<MallFunction> functions();

    /**
     * Tries a function out, in its smallest form.
     *
     * @throws IllegalArgumentException for one that isn't harmless
     */
    FunctionReply tryOut(MallFunction function, Credentials credentials);

    /** Empty where the portal takes no orders in from this mall. */
    Optional<OrderSource> orders();

    /** Always the same object: pages compare it to see whether a notice is worded anew. */
    StageTexts stageTexts();
}
