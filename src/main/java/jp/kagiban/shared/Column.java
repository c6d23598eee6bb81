package jp.kagiban.shared;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to the form in which both databases store them, for SQL written by hand. On MySQL, a raw {@link UUID} or
 * {@link Instant} as a parameter finds nothing or is shifted, and causes no error. So the SQL guard refuses both.
 */
public final class Column {

    private Column() {}

    /** Sixteen bytes, big endian. */
    public static byte[] of(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    public static byte[] of(TypedId<?> id) {
        return of(id.id());
    }

    /** The wall time in UTC. */
    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** @throws IllegalArgumentException if these aren't sixteen bytes */
    public static UUID uuid(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("An id has 16 bytes, this has " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return uuid(row.getBytes(column));
    }

    public static TenantId tenant(ResultSet row, String column) throws SQLException {
        return new TenantId(uuid(row, column));
    }

    public static MemberId member(ResultSet row, String column) throws SQLException {
        return new MemberId(uuid(row, column));
    }

    public static ShopId shop(ResultSet row, String column) throws SQLException {
        return new ShopId(uuid(row, column));
    }

    public static GenerationId generation(ResultSet row, String column) throws SQLException {
        return new GenerationId(uuid(row, column));
    }

    public static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : instant(utc);
    }
}
