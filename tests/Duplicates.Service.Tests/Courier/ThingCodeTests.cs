using Duplicates.Domain.Numbers;
using Duplicates.Service.Courier;

namespace Duplicates.Service.Tests.Courier;

/// <summary>What a scanner reads, as a keyboard types it.</summary>
public sealed class ThingCodeTests
{
    private static readonly ApplicationNumber Number = ApplicationNumber.Create(48_291_307);

    [Fact]
    public void Read_TheCodeOfAReceiptOrTheNumber_FindsTheCase()
    {
        var kazakh = string.Concat(Number.Value.Select(digit => "қ\"әіңғ,.үұ"[digit - '0']));
        foreach (var read in (string[])[Number.Value, Number.ToString(), $"https://duplicates.example.kz/kk/my/{Number.Value}", $" {Number.Value}\r", kazakh, $"резззы||кк|мь|{kazakh}", kazakh.ToUpperInvariant()])
        {
            Assert.True(ThingCode.TryReadNumber(read, out var number), read);
            Assert.Equal(Number, number);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("https://duplicates.example.kz/kk/my")]
    public void Read_AnythingElse_FindsNone(string? read) => Assert.False(ThingCode.TryReadNumber(read, out _));
}
