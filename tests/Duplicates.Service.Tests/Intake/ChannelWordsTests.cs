using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Intake;

/// <summary>Each door is named to people, and nothing else is named as one: a name that changes without its words is seen here.</summary>
public sealed class ChannelWordsTests
{
    private const string Key = "intake.channel.";

    [Fact]
    public void Words_OfDoors_AreThoseOfEveryDoor() => Assert.Equal(
        Enum.GetNames<Channel>().Order(StringComparer.Ordinal),
        TextCatalog.Texts.Keys.Where(key => key.StartsWith(Key, StringComparison.Ordinal)).Select(key => key[Key.Length..]).Order(StringComparer.Ordinal),
        StringComparer.Ordinal);
}
