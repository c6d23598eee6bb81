package jp.kagiban.storage;

import java.sql.JDBCType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TypedId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.mapping.JdbcValue;

/** Converts ids, instants and days to the types of both databases: BINARY(16), DATETIME(6) in UTC, and DATE. */
@Configuration(proxyBeanMethods = false)
class Converters {

    @Bean
    JdbcCustomConversions conversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        new UuidOut(),
                        new UuidIn(),
                        new IdOut(),
                        new TenantIn(),
                        new MemberIn(),
                        new ShopIn(),
                        new GenerationIn(),
                        new InstantOut(),
                        new DayOut(),
                        new InstantIn(),
                        new TimestampIn()));
    }

    @WritingConverter
    static class UuidOut implements Converter<UUID, byte[]> {
        @Override
        public byte[] convert(UUID id) {
            return Column.of(id);
        }
    }

    @ReadingConverter
    static class UuidIn implements Converter<byte[], UUID> {
        @Override
        public UUID convert(byte[] bytes) {
            return Column.uuid(bytes);
        }
    }

    @WritingConverter
    static class IdOut implements Converter<TypedId<?>, byte[]> {
        @Override
        public byte[] convert(TypedId<?> id) {
            return Column.of(id);
        }
    }

    @ReadingConverter
    static class TenantIn implements Converter<byte[], TenantId> {
        @Override
        public TenantId convert(byte[] bytes) {
            return new TenantId(Column.uuid(bytes));
        }
    }

    @ReadingConverter
    static class MemberIn implements Converter<byte[], MemberId> {
        @Override
        public MemberId convert(byte[] bytes) {
            return new MemberId(Column.uuid(bytes));
        }
    }

    @ReadingConverter
    static class ShopIn implements Converter<byte[], ShopId> {
        @Override
        public ShopId convert(byte[] bytes) {
            return new ShopId(Column.uuid(bytes));
        }
    }

    @ReadingConverter
    static class GenerationIn implements Converter<byte[], GenerationId> {
        @Override
        public GenerationId convert(byte[] bytes) {
            return new GenerationId(Column.uuid(bytes));
        }
    }

    @WritingConverter
    static class InstantOut implements Converter<Instant, JdbcValue> {
        @Override
        public JdbcValue convert(Instant instant) {
            return JdbcValue.of(Column.of(instant), JDBCType.TIMESTAMP);
        }
    }

    /** Replaces the default, which converts a day to a time stamp in the JVM's zone. */
    @WritingConverter
    static class DayOut implements Converter<LocalDate, JdbcValue> {
        @Override
        public JdbcValue convert(LocalDate day) {
            return JdbcValue.of(day, JDBCType.DATE);
        }
    }

    @ReadingConverter
    static class InstantIn implements Converter<LocalDateTime, Instant> {
        @Override
        public Instant convert(LocalDateTime utc) {
            return Column.instant(utc);
        }
    }

    /** H2 returns a {@link Timestamp}, MySQL a {@link LocalDateTime}. */
    @ReadingConverter
    static class TimestampIn implements Converter<Timestamp, Instant> {
        @Override
        public Instant convert(Timestamp stamp) {
            return Column.instant(stamp.toLocalDateTime());
        }
    }
}
