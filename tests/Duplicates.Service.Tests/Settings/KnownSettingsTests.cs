using System.Text.RegularExpressions;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration;

namespace Duplicates.Service.Tests.Settings;

/// <summary>A setting has one name, its documentation names it with what holds without it, and no other name goes unnoticed.</summary>
public sealed partial class KnownSettingsTests
{
    [Fact]
    public void Documentation_NamesEverySettingAndItsDefaultAndNoOther()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "settings.md")))
            .Select(row => (Name: row.Groups["name"].Value, Default: row.Groups["default"].Value, HasMeaning: row.Groups["meaning"].Length > 10)).ToList();
        Assert.All(rows, row => Assert.True(row.HasMeaning, row.Name));
        Assert.Equal(KnownSettings.All.Select(setting => $"{setting.Variable} = {setting.Default}").Order(StringComparer.Ordinal), rows.Select(row => $"{row.Name} = {row.Default}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mesages:SmsGateway", "Setting Duplicates:Mesages:SmsGateway does not exist; Duplicates:Messages:SmsGateway may be meant.")]
    [InlineData("PublicAdress", "Setting Duplicates:PublicAdress does not exist; Duplicates:PublicAddress may be meant.")]
    [InlineData("Messages", "Setting Duplicates:Messages does not exist; docs/settings.md lists all settings.")]
    [InlineData("Encryption:Keys", "Setting Duplicates:Encryption:Keys does not exist; Duplicates:Encryption:Keys:* may be meant.")]
    [InlineData("Colour", "Setting Duplicates:Colour does not exist; docs/settings.md lists all settings.")]
    public void RequireKnownNames_UnknownName_NamesTheNearOne(string name, string message) =>
        Assert.Equal(message, Assert.Throws<SettingException>(() => KnownSettings.RequireKnownNames(Section(name))).Message);

    [Theory]
    [InlineData("messages:SMSGATEWAY")]
    [InlineData("Encryption:Keys:any-id")]
    [InlineData("Signing:RevocationListHosts:0")]
    [InlineData("Hearing:NoticeWorkingDaysBeforeDue")]
    public void RequireKnownNames_KnownName_Passes(string name) => KnownSettings.RequireKnownNames(Section(name));

    private static IConfigurationSection Section(string name) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [$"Duplicates:{name}"] = "x" }).Build().GetSection("Duplicates");

    [GeneratedRegex(@"^\| `(?<name>Duplicates__[^`]+)` \| (?<meaning>.*) \| (`(?<default>[^`]*)`)? ?\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
