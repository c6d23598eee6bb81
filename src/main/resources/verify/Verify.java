import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Checks a company's history by itself, with nothing of Kagiban but the file that it has written for this and its public key:
 *
 * <pre>
 *   java Verify.java FILE KEY.pem [EARLIER-FILE]
 * </pre>
 *
 * Each entry's SHA-256 covers what it says, its place and the hash before. Seals of the portal, one a day, and one at the end of the
 * file, are signed with Ed25519. No seal is later than the end, and the end is at most a day later than this machine's clock. With an
 * earlier file it is also checked that the new one continues it. It ends with 0 if all is whole, with 1 if something is not, with 2 if
 * it was asked wrongly or a file can't be read. It needs Java 17. It shows nothing of what the entries say.
 */
public final class Verify {

    private static final String FORMAT = "kagiban/history/1";
    private static final int FIELDS = 10;
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration LARGEST_FALL = Duration.ofMinutes(10);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** What is wrong, and where. */
    private static final class Broken extends Exception {
        Broken(String why) {
            super(why);
        }
    }

    private record Seal(long seq, boolean cut, byte[] hash, Instant at) {}

    private record Entry(byte[] hash, Instant at) {}

    private final PublicKey key;
    private final List<Seal> seals = new ArrayList<>();
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private UUID owner;
    private long first;
    private long last;
    private Instant end;

    private Verify(PublicKey key) {
        this.key = key;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, Instant.now(), arguments));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, Instant clock, String... arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            out.println("Usage: java Verify.java FILE KEY.pem [EARLIER-FILE]");
            return 2;
        }
        String file = arguments[0];
        try {
            PublicKey key = key(Files.readString(Path.of(arguments[1])));
            Verify now = read(file, key);
            demand(!now.end.isAfter(clock.plus(CLOCKS_DIFFER)), "its end lies in the future: " + now.end);
            if (arguments.length == 3) {
                file = arguments[2];
                Verify earlier = read(file, key);
                file = arguments[0];
                now.continueFrom(earlier);
            }
            out.printf(
                    "WHOLE: entries %d to %d of %s, as of %s, with %d seals.%n",
                    now.first, now.last, now.owner, now.end, now.seals.size());
            out.println("改ざんや欠落は見つかりませんでした。");
            return 0;
        } catch (Broken broken) {
            out.println("BROKEN: " + file + ": " + broken.getMessage());
            out.println("改ざんまたは欠落が見つかりました。");
            return 1;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            out.println("It can't be read: " + file + " or " + arguments[1] + " (" + unreadable + ")");
            out.println("ファイルを読み取れません。");
            return 2;
        }
    }

    private static Verify read(String file, PublicKey key) throws IOException, GeneralSecurityException, Broken {
        Verify verify = new Verify(key);
        try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
            demand(FORMAT.equals(lines.readLine()), "this is no such file");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                demand(verify.end == null, "something follows the end");
                verify.take(line.split(" ", -1));
            }
        }
        demand(verify.end != null, "it breaks off: there is no end");
        verify.compareSeals();
        return verify;
    }

    private static PublicKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private void take(String[] words) throws GeneralSecurityException, Broken {
        demand(owner != null || words[0].equals("owner"), "it doesn't say first whose it is");
        switch (words[0] + " " + words.length) {
            case "owner 2" -> {
                demand(owner == null, "it has two owners");
                owner = UUID.fromString(words[1]);
            }
            case "seal 7" -> seal(words);
            case "entry 15" -> entry(words);
            case "end 5" -> end(words);
            case "broken 3" -> throw new Broken("the portal itself found entry " + words[1] + " to be wrong (" + words[2] + ")");
            default -> throw new Broken("a line that isn't of this format: " + words[0]);
        }
    }

    private void seal(String[] words) throws GeneralSecurityException, Broken {
        long seq = Long.parseLong(words[1]);
        demand(words[2].equals("SEAL") || words[2].equals("CUT"), "a seal of an unknown kind");
        boolean cut = words[2].equals("CUT");
        long micros = Long.parseLong(words[3]);
        byte[] hash = hex(words[5]);
        ByteBuffer message = ByteBuffer.allocate(128)
                .put(ascii("kagiban/history-seal/1"))
                .put(bytes(owner))
                .put((byte) (cut ? 1 : 0))
                .putLong(seq)
                .putLong(micros)
                .putLong(Long.parseLong(words[4]))
                .put(hash);
        demand(isSigned(message, words[6]), "the seal at entry " + seq + " isn't signed with this key");
        seals.add(new Seal(seq, cut, hash, time(micros)));
    }

    private void entry(String[] words) throws Broken {
        long seq = Long.parseLong(words[1]);
        byte[] previous = hex(words[3 + FIELDS]);
        byte[] hash = hex(words[4 + FIELDS]);
        demand(last == 0 || seq == last + 1, "entry " + (last + 1) + " is missing");
        boolean follows = last == 0 ? begins(seq, previous) : same(previous, entries.get(last).hash);
        demand(follows, "entry " + seq + " doesn't follow the one before");
        demand(same(hash, hash(seq, words, previous)), "entry " + seq + " says something else than when it was written");
        first = last == 0 ? seq : first;
        last = seq;
        entries.put(seq, new Entry(hash, time(Long.parseLong(words[2]))));
    }

    /** The first entry of all, or the first that was kept: a signature says what was cut off before. */
    private boolean begins(long seq, byte[] previous) {
        return seq == 1
                ? same(previous, new byte[32])
                : seals.stream().anyMatch(seal -> seal.cut && seal.seq == seq - 1 && same(seal.hash, previous));
    }

    private byte[] hash(long seq, String[] words, byte[] previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            put(out, ascii("kagiban/audit/1"));
            put(out, bytes(owner));
            put(out, number(seq));
            put(out, number(Long.parseLong(words[2])));
            for (int i = 3; i < 3 + FIELDS; i++) {
                put(out, field(words[i]));
            }
            put(out, previous);
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] field(String word) {
        if (word.equals("-")) {
            return null;
        }
        if (!word.startsWith("=")) {
            throw new IllegalArgumentException("A field begins with = or is -");
        }
        return Base64.getUrlDecoder().decode(word.substring(1));
    }

    private void end(String[] words) throws GeneralSecurityException, Broken {
        long seq = Long.parseLong(words[1]);
        byte[] hash = hex(words[2]);
        long micros = Long.parseLong(words[3]);
        demand(last == 0 ? begins(seq + 1, hash) : seq == last && same(hash, entries.get(seq).hash), "it ends elsewhere than its end says");
        last = seq;
        ByteBuffer message = ByteBuffer.allocate(128)
                .put(ascii("kagiban/history-end/1"))
                .put(bytes(owner))
                .putLong(seq)
                .putLong(micros)
                .put(hash);
        demand(isSigned(message, words[4]), "its end isn't signed with this key");
        end = time(micros);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private void compareSeals() throws Broken {
        demand(!seals.isEmpty(), "it has no seal, though each history is sealed as it begins");
        seals.sort(Comparator.comparing(Seal::seq));
        Instant latest = Instant.MIN;
        for (Seal seal : seals) {
            Entry there = entries.get(seal.seq);
            demand(seal.seq <= last, "it was longer once: a seal stands at entry " + seal.seq);
            demand(!seal.at.isAfter(end), "the seal at entry " + seal.seq + " is later than the end");
            demand(seal.cut || !seal.at.plus(LARGEST_FALL).isBefore(latest), "the seal at entry " + seal.seq + " is earlier than one before");
            latest = seal.cut || seal.at.isBefore(latest) ? latest : seal.at;
            demand(there == null || same(there.hash, seal.hash), "entry " + seal.seq + " is not the one that was sealed there");
        }
    }

    /**
     * Each entry of then is the same now, or was cut off when its time was over; and something of then is still there
     * to tell it.
     */
    private void continueFrom(Verify earlier) throws Broken {
        demand(owner.equals(earlier.owner), "the earlier file is of another company");
        demand(earlier.last <= last, "it was longer once: the earlier file ends at entry " + earlier.last);
        long common = 0;
        for (Map.Entry<Long, Entry> then : earlier.entries.entrySet()) {
            Entry now = entries.get(then.getKey());
            if (now == null) {
                demand(wasOld(then.getKey(), then.getValue()), "entry " + then.getKey() + " was cut off before its time");
            } else {
                demand(same(now.hash, then.getValue().hash), "entry " + then.getKey() + " was another in the earlier file");
                common++;
            }
        }
        for (Seal seal : seals) {
            Entry then = earlier.entries.get(seal.seq);
            demand(then == null || same(then.hash, seal.hash), "entry " + seal.seq + " was another when it was sealed or cut off");
            common += then == null ? 0 : 1;
        }
        demand(common > 0, "the two files have nothing in common, so nothing can be told of it");
    }

    private boolean wasOld(long seq, Entry entry) {
        return seals.stream()
                .anyMatch(seal -> seal.cut && seal.seq >= seq && entry.at.isBefore(seal.at.minus(KEPT).plusSeconds(1)));
    }

    private boolean isSigned(ByteBuffer message, String signature) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(message.flip());
        return ed25519.verify(Base64.getUrlDecoder().decode(signature));
    }

    private static void demand(boolean holds, String otherwise) throws Broken {
        if (!holds) {
            throw new Broken(otherwise);
        }
    }

    private static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }
}
