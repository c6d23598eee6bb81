package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.NotOpened.Reason;
import jp.kagiban.vault.TransitWire.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * KEKs in the Transit engine of Vault or OpenBao, each a key of its own there that can't be exported. Keys are derived: the KEK and the
 * context of what is wrapped go into the derivation. What it wraps is the engine's own text.
 */
final class TransitStore implements SharedKekStore {

    private static final String NO_SUCH_KEY = "encryption key not found";
    private static final List<String> NOT_AUTHENTIC = List.of("message authentication failed", "invalid ciphertext");

    /** The engine takes version 0 for 1. */
    private static final Pattern TEXT = Pattern.compile("vault:v[1-9][0-9]{0,5}:[A-Za-z0-9+/]{1,900}={0,2}");

    private final TransitWire wire;
    private final StoreCalls calls;
    private final Set<KeyRef> known = ConcurrentHashMap.newKeySet();

    TransitStore(TransitWire wire, StoreCalls calls) {
        this.wire = wire;
        this.calls = calls;
    }

    static String place(TransitWire wire) {
        return "the Transit engine " + wire.engine();
    }

    @Override
    public String place() {
        return place(wire);
    }

    @Override
    public boolean has(KeyRef kek) {
        return known.contains(kek) || holds(kek);
    }

    @Override
    public boolean holds(KeyRef kek) {
        return told(kek).isPresent();
    }

    private Optional<TransitForms.Key> told(KeyRef kek) {
        try (Answer answer = sent("GET", "keys/", kek, "", null)) {
            if (answer.isDone()) {
                TransitForms.Key told = answer.as(TransitForms.OfAKey.class)
                        .flatMap(TransitForms.OfAKey::key)
                        .orElseThrow(this::odd);
                known.add(kek);
                return Optional.of(told);
            }
            if (answer.status() == 404 && errors(answer).isEmpty()) {
                known.remove(kek);
                return Optional.empty();
            }
            throw refusal(answer);
        }
    }

    @Override
    public KeyRef make(long number) {
        KeyRef kek = new KeyRef(number, Ids.next());
        ObjectNode wanted = json().put("type", TransitForms.TYPE)
                .put("derived", true)
                .put("exportable", false)
                .put("allow_plaintext_backup", false);
        done("POST", "keys/", kek, "", wanted);
        if (told(kek).filter(TransitForms.Key::isSafe).isEmpty()) {
            dropped(kek);
            throw new StartRefused(
                    place() + " has made a key that isn't derived, or can be exported.",
                    "Look which engine it is; its keys must be of type aes256-gcm96.");
        }
        return kek;
    }

    @Override
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        boolean some = false;
        for (KeyRef kek : retired) {
            some |= kek.number() <= number && holds(kek) && dropped(kek);
        }
        return some;
    }

    private boolean dropped(KeyRef kek) {
        done("POST", "keys/", kek, "/config", json().put("deletion_allowed", true));
        done("DELETE", "keys/", kek, "", null);
        known.remove(kek);
        return true;
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        byte[] plain = tenantKey.getEncoded();
        try (Answer answer =
                sent("POST", "encrypt/", kek, "", bound(kek, context).put("plaintext", plain))) {
            if (!answer.isDone()) {
                throw refusal(answer);
            }
            return answer.as(TransitForms.Encrypted.class)
                    .flatMap(TransitForms.Encrypted::text)
                    .filter(text -> TEXT.matcher(text).matches())
                    .orElseThrow(this::odd)
                    .getBytes(StandardCharsets.US_ASCII);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** What the engine says of anything but the text itself says nothing of the key. */
    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        String text = new String(wrapped, StandardCharsets.US_ASCII);
        if (!TEXT.matcher(text).matches()) {
            throw new NotOpened(Reason.FORM);
        }
        try (Answer answer =
                sent("POST", "decrypt/", kek, "", bound(kek, context).put("ciphertext", text))) {
            if (answer.isDone()) {
                return key(answer.as(TransitForms.Decrypted.class)
                        .flatMap(TransitForms.Decrypted::plain)
                        .orElseThrow(this::odd));
            }
            List<String> errors = errors(answer);
            if (errors.stream().anyMatch(NO_SUCH_KEY::equals)) {
                known.remove(kek);
                throw new NotOpened(Reason.NO_KEK);
            }
            if (errors.stream().anyMatch(error -> NOT_AUTHENTIC.stream().anyMatch(error::contains))) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
            throw refusal(answer);
        }
    }

    private static KeyMaterial key(byte[] plain) throws NotOpened {
        KeyMaterial key = KeyMaterial.owning(plain);
        if (key.length() != KeyMaterial.KEY_LENGTH) {
            key.close();
            throw new NotOpened(Reason.FORM);
        }
        return key;
    }

    private static ObjectNode bound(KeyRef kek, Context context) {
        return json().put("context", Bytes.join(kek.bytes(), context.bytes()));
    }

    private void done(String method, String what, KeyRef kek, String more, @Nullable ObjectNode body) {
        try (Answer answer = sent(method, what, kek, more, body)) {
            if (!answer.isDone()) {
                throw refusal(answer);
            }
        }
    }

    private Answer sent(String method, String what, KeyRef kek, String more, @Nullable ObjectNode body) {
        try {
            return calls.make(() -> wire.send(method, what + KekName.amongOthers(kek) + more, body));
        } catch (NotOpened impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** It answers, so others may go on asking. */
    private KekStoreAway refusal(Answer answer) {
        return calls.refused(
                "refuses what it is asked for (" + answer.status() + ": " + String.join("; ", errors(answer)) + ")");
    }

    private KekStoreAway odd() {
        return calls.refused("answers with something else than the engine does");
    }

    /** In the engine's words; none: it knows no such thing. */
    private List<String> errors(Answer answer) {
        return answer.as(TransitForms.Refusal.class)
                .flatMap(TransitForms.Refusal::words)
                .orElseThrow(this::odd);
    }

    private static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    @Override
    public void close() {
        calls.close();
        wire.close();
    }
}
