package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.NotOpened.Reason;
import jp.kagiban.vault.TransitWire.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * KEKs in the Transit engine of Vault or OpenBao, each a key of its own there that can't be exported. Keys are derived: the KEK and the
 * context of what is wrapped go into the derivation. What it wraps is the engine's own text.
 */
final class TransitStore implements KekStore {

    private static final String TYPE = "aes256-gcm96";
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

    private Optional<Told> told(KeyRef kek) {
        try (Answer answer = sent("GET", "keys/", kek, "", null)) {
            if (answer.isDone()) {
                Told told = answer.as(Told.class).orElseThrow(this::odd);
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
        ObjectNode wanted = json().put("type", TYPE)
                .put("derived", true)
                .put("exportable", false)
                .put("allow_plaintext_backup", false);
        done("POST", "keys/", kek, "", wanted);
        if (told(kek).map(Told::data).filter(Key::isSafe).isEmpty()) {
            throw calls.away("has made " + KekName.amongOthers(kek) + ", which isn't derived or can be exported");
        }
        return kek;
    }

    private record Told(@Nullable Key data) {}

    private record Key(
            String type,
            boolean derived,
            @Nullable Boolean exportable,
            @Nullable Boolean allow_plaintext_backup) {

        boolean isSafe() {
            return TYPE.equals(type)
                    && derived
                    && Boolean.FALSE.equals(exportable)
                    && Boolean.FALSE.equals(allow_plaintext_backup);
        }
    }

    /** None: another portal's would look alike. */
    @Override
    public Optional<KeyRef> newerThan(long number) {
        return Optional.empty();
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
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return retired.stream().anyMatch(kek -> kek.number() <= number && holds(kek));
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        byte[] plain = tenantKey.getEncoded();
        try (Answer answer =
                sent("POST", "encrypt/", kek, "", bound(kek, context).put("plaintext", plain))) {
            if (!answer.isDone()) {
                throw refusal(answer);
            }
            return answer.as(Encrypted.class)
                    .flatMap(encrypted -> Optional.ofNullable(encrypted.data()))
                    .flatMap(text -> Optional.ofNullable(text.ciphertext()))
                    .filter(text -> TEXT.matcher(text).matches())
                    .orElseThrow(this::odd)
                    .getBytes(StandardCharsets.US_ASCII);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private record Encrypted(@Nullable Text data) {}

    private record Text(@Nullable String ciphertext) {}

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
                return key(answer.as(Decrypted.class)
                        .flatMap(decrypted -> Optional.ofNullable(decrypted.data()))
                        .flatMap(plain -> Optional.ofNullable(plain.plaintext()))
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

    private record Decrypted(@Nullable Plain data) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Plain(byte @Nullable [] plaintext) {}

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
        return calls.away(
                "refuses what it is asked for (" + answer.status() + ": " + String.join("; ", errors(answer)) + ")");
    }

    private KekStoreAway odd() {
        return calls.away("answers with something else than the engine does");
    }

    /** In the engine's words; none: it knows no such thing. */
    private List<String> errors(Answer answer) {
        return answer.as(Refusal.class).map(Refusal::errors).orElseThrow(this::odd);
    }

    private record Refusal(@Nullable List<String> errors) {}

    private static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    @Override
    public void close() {
        calls.close();
        wire.close();
    }
}
