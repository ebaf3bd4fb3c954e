using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Duplicates.Service.Tests.Settings;

/// <summary>A wrong setting is named before anything starts.</summary>
public sealed class SettingsTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["PublicAddress"] = "https://duplicates.example.kz",
        ["Encryption:CurrentKey"] = "a",
        ["Encryption:Keys:a"] = Key,
        ["Encryption:LookupKey"] = Key,
        ["Verification:CurrentKey"] = "a",
        ["Verification:Keys:a"] = SigningKeys.NewPrivate(),
        ["Messages:SmsGateway"] = "https://sms.example.kz/send",
        ["Messages:Smtp"] = "smtps://user:password@mail.example.kz:465",
        ["Messages:From"] = "service@example.kz",
    };

    [Fact]
    public void Check_WrongOperatorCode_NamesTheSetting() => Assert.Equal(
        "Duplicates:OneTimeCodes:MoreOperatorCodes",
        Assert.Throws<SettingException>(() => SettingsCheck.Check(Read("OneTimeCodes:MoreOperatorCodes:0", "8701"), development: false)).Setting);

    [Fact]
    public void Check_GoodSettings_Passes() => SettingsCheck.Check(Read("PublicAddress", "https://duplicates.example.kz"), development: false);

    [Theory]
    [InlineData("PublicAddress", "")]
    [InlineData("PublicAddress", "duplicates.example.kz")]
    [InlineData("PublicAddress", "ftp://duplicates.example.kz")]
    [InlineData("PublicAddress", "https://duplicates.example.kz/kk")]
    [InlineData("Encryption:CurrentKey", "")]
    [InlineData("Encryption:CurrentKey", "b")]
    [InlineData("Encryption:Keys:a", "c2hvcnQ=")]
    [InlineData("Encryption:Keys:a", "not base64 at all, and far too long for a key of any kind that we know, so that no buffer holds it")]
    [InlineData("Encryption:Keys:an-id-of-many-characters", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Encryption:LookupKey", "")]
    [InlineData("Encryption:LookupKey", "c2hvcnQ=")]
    [InlineData("PublicAddress", "https://an-address-that-is-far-too-long-for-a-code-on-25-mm.example.kz")]
    [InlineData("Verification:CurrentKey", "")]
    [InlineData("Verification:CurrentKey", "b")]
    [InlineData("Verification:Keys:a", "")]
    [InlineData("Verification:Keys:a", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Verification:Keys:with-a-dash", "AAAA")]
    [InlineData("Verification:PerAddress", "0")]
    [InlineData("Verification:Window", "00:00:00")]
    [InlineData("Messages:SmsGateway", "")]
    [InlineData("Messages:SmsGateway", "sms.example.kz")]
    [InlineData("Messages:SmsGateway", "file:///tmp/sms")]
    [InlineData("Messages:Smtp", "mail.example.kz")]
    [InlineData("Messages:Smtp", "https://mail.example.kz")]
    [InlineData("Messages:From", "")]
    [InlineData("Messages:From", "nobody")]
    [InlineData("StaffSignIn:PerAddress", "0")]
    [InlineData("StaffSignIn:SecondFactorFor", "SchoolHead,Director")]
    [InlineData("OneTimeCodes:Attempts", "0")]
    [InlineData("OneTimeCodes:Attempts", "11")]
    [InlineData("OneTimeCodes:PerSubject", "0")]
    [InlineData("OneTimeCodes:PerPhone", "0")]
    [InlineData("OneTimeCodes:PerAddress", "0")]
    [InlineData("OneTimeCodes:PerMinute", "0")]
    [InlineData("OneTimeCodes:PerHour", "-1")]
    [InlineData("OneTimeCodes:Window", "00:00:59")]
    [InlineData("OneTimeCodes:Window", "1.00:00:01")]
    [InlineData("Audit:HeadsFile", " ")]
    [InlineData("Audit:HeadInterval", "00:00:01")]
    [InlineData("Audit:LetterInterval", "40.00:00:00")]
    [InlineData("Audit:CurrentKey", "b")]
    [InlineData("Audit:Keys:a", "AAAA")]
    [InlineData("Audit:InspectorEmail", "nobody at all")]
    [InlineData("OneTimeCodes:Lifetime", "00:00:59")]
    [InlineData("OneTimeCodes:Lifetime", "00:15:01")]
    [InlineData("DevelopmentOutbox", "true")]
    [InlineData("LeastFreeMegabytes", "-1")]
    [InlineData("Messages:SmsAtOnce", "0")]
    [InlineData("Signing:TrustedCertificates", "/no/such/folder")]
    [InlineData("Signing:TrustedCertificates", ".")]
    [InlineData("Signing:NcaNode", "ncanode:14579")]
    [InlineData("Signing:Ocsp", "ldap://ocsp.pki.gov.kz")]
    [InlineData("Signing:Timestamps", "tsp.pki.gov.kz")]
    [InlineData("Signing:NcaLayer", "https://127.0.0.1:13579")]
    [InlineData("Signing:NcaLayer", "wss://example.kz:13579")]
    [InlineData("Signing:TestKeys:880515400008", "880515300001")]
    [InlineData("Signing:TestKeys:123456789011", "123456789011")]
    [InlineData("Signing:TestKeys:test", "880515300001")]
    [InlineData("Signing:Patience", "00:00:00")]
    [InlineData("Signing:Patience", "00:02:00")]
    public void Check_WrongSetting_NamesIt(string setting, string value)
    {
        var exception = Assert.Throws<SettingException>(() => SettingsCheck.Check(Read(setting, value), development: false));
        Assert.Equal($"Duplicates:{setting}", exception.Setting);
        Assert.StartsWith($"Setting Duplicates:{setting} ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Check_PublicKeyThatIsToSign_NamesTheCurrentKey()
    {
        var options = Read("Verification:Keys:old", SigningKeys.NewPublic());
        SettingsCheck.Check(options, development: false);
        options.Verification.CurrentKey = "old";
        Assert.Equal("Duplicates:Verification:CurrentKey", Assert.Throws<SettingException>(() => SettingsCheck.Check(options, development: false)).Setting);
    }

    [Theory]
    [InlineData("Hearing:NoticeWorkingDaysBeforeDue", "0")]
    [InlineData("Hearing:NoticeWorkingDaysBeforeDue", "11")]
    [InlineData("Hearing:HearingWorkingDaysAfterNotice", "0")]
    [InlineData("Hearing:HearingWorkingDaysAfterNotice", "11")]
    public void Check_WrongTermOfTheHearing_NamesTheSection(string setting, string value)
    {
        var options = Read("DevelopmentOutbox", "false");
        options.Hearing = setting.EndsWith("Due", StringComparison.Ordinal)
            ? options.Hearing with { NoticeWorkingDaysBeforeDue = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) }
            : options.Hearing with { HearingWorkingDaysAfterNotice = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.StartsWith("Duplicates:Hearing", Assert.Throws<SettingException>(() => SettingsCheck.Check(options, development: false)).Setting);
    }

    /// <summary>A refusal that could never be in time, or before the applicant can have answered, is a mistake in the settings.</summary>
    [Theory]
    [InlineData("Hearing:RefusalWorkingDaysAfterNotice", "2")]
    [InlineData("Hearing:NoticeWorkingDaysBeforeDue", "2")]
    public void Check_TermsOfTheHearingThatContradictEachOther_NamesTheSetting(string setting, string value) =>
        Assert.Equal(
            $"Duplicates:{setting}",
            Assert.Throws<SettingException>(() => SettingsCheck.Check(Read(setting, value), development: false)).Setting);

    [Theory]
    [InlineData("Messages:SmsGateway", "")]
    [InlineData("DevelopmentOutbox", "true")]
    public void Check_InDevelopment_MessagesMayStayHere(string setting, string value) => SettingsCheck.Check(Read(setting, value), development: true);

    [Theory]
    [InlineData("postgres://localhost")]
    [InlineData("postgres://user:password@/name")]
    [InlineData("postgresql://")]
    [InlineData("postgres://db:many/d")]
    [InlineData("postgres://db,/d")]
    [InlineData("postgres://db/d?sslmode=sure")]
    [InlineData("postgres://db/d?sslmode=verifyfull")]
    [InlineData("postgres://db/d?ssl=true")]
    [InlineData("postgres://db/d?connect_timeout=soon")]
    [InlineData("postgres://db/d?target_session_attrs=best")]
    [InlineData("Host=localhost;Port=many")]
    [InlineData("Host=localhost;NoSuchWord=1")]
    [InlineData("Cache=Shared")]
    [InlineData("duplicates.db")]
    public void Parse_WrongDatabase_NamesTheSetting(string value) =>
        Assert.Equal("Duplicates:Database", Assert.Throws<SettingException>(() => DatabaseSetting.Parse(value, "/data")).Setting);

    [Theory]
    [InlineData("", DatabaseEngine.Sqlite, "Data Source=/data/duplicates.db")]
    [InlineData("Data Source=x.db", DatabaseEngine.Sqlite, "Data Source=x.db")]
    [InlineData("Host=db;Database=d", DatabaseEngine.PostgreSql, "Host=db;Database=d")]
    [InlineData("postgres://user:p%40ss@db:5433/d", DatabaseEngine.PostgreSql, "Host=db;Port=5433;Database=d;Username=user;Password=p@ss")]
    [InlineData("postgres://u@db/d?sslmode=verify-full&sslrootcert=/etc/ca.pem&application_name=a%20b", DatabaseEngine.PostgreSql, "Host=db;Port=5432;Database=d;Username=u;SSL Mode=VerifyFull;Root Certificate=/etc/ca.pem;Application Name=\"a b\"")]
    [InlineData("postgres://u@one:5433,two/d", DatabaseEngine.PostgreSql, "Host=one:5433,two;Port=5432;Database=d;Username=u;Target Session Attributes=primary")]
    [InlineData("postgres://u@one,two/d?target_session_attrs=any", DatabaseEngine.PostgreSql, "Host=one,two;Port=5432;Database=d;Username=u;Target Session Attributes=any")]
    [InlineData("postgres://[::1]:5433/d", DatabaseEngine.PostgreSql, "Host=::1;Port=5433;Database=d")]
    [InlineData("postgres://db/d?connect_timeout=5", DatabaseEngine.PostgreSql, "Host=db;Port=5432;Database=d;Timeout=5")]
    [InlineData("postgresql://db/d", DatabaseEngine.PostgreSql, "Host=db;Port=5432;Database=d")]
    public void Parse_Database_IsRead(string value, DatabaseEngine engine, string connectionString)
    {
        var setting = DatabaseSetting.Parse(value, "/data");
        Assert.Equal(engine, setting.Engine);
        Assert.StartsWith(connectionString, setting.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://db/d", true)]
    [InlineData("Host=db;Database=d", true)]
    [InlineData("Host=db;Database=d;No Reset On Close=true", true)]
    [InlineData("Host=db;Database=d;No Reset On Close=false", false)]
    public void Parse_Server_LeavesAPooledConnectionAsItIsUnlessToldOtherwise(string value, bool left) =>
        Assert.Equal(left, new NpgsqlConnectionStringBuilder(DatabaseSetting.Parse(value, "/data").ConnectionString).NoResetOnClose);

    private static DuplicatesOptions Read(string setting, string value)
    {
        var values = Good.ToDictionary(pair => $"Duplicates:{pair.Key}", pair => pair.Value, StringComparer.Ordinal);
        values[$"Duplicates:{setting}"] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(DuplicatesOptions.Section).Get<DuplicatesOptions>()!;
    }
}
