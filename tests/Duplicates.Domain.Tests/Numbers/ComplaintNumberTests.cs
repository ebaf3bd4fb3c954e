using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.Tests.Numbers;

public sealed class ComplaintNumberTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4_829_130)]
    [InlineData(9_999_999)]
    public void Create_AnyValue_IsReadAgainHoweverItIsTyped(int random)
    {
        var number = ComplaintNumber.Create(random);

        foreach (var typed in new[] { number.Value, number.ToString(), $" {number.ToString().ToLowerInvariant()} ", number.Value.Insert(4, " "), $"№ {number}.", $"\u200e{number}" })
        {
            Assert.True(ComplaintNumber.TryParse(typed, out var read));
            Assert.Equal(number, read);
        }

        Assert.Matches(@"^Ш-\d{4}-\d{4}$", number.ToString());
        Assert.False(ApplicationNumber.TryParse(number.Value, out _, out _));
    }

    [Fact]
    public void TryParse_OneDigitWrong_IsRefused()
    {
        var value = ComplaintNumber.Create(4_829_130).Value;

        for (var place = 0; place < value.Length; place++)
        {
            var wrong = value[..place] + (char)('0' + ((value[place] - '0' + 1) % 10)) + value[(place + 1)..];
            Assert.False(ComplaintNumber.TryParse(wrong, out _));
        }

        Assert.Throws<FormatException>(() => ComplaintNumber.Parse("1"));
        Assert.False(ComplaintNumber.TryParse(null, out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_000)]
    public void Create_ValueWithTooManyDigits_IsRefused(int random) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ComplaintNumber.Create(random));
}
