namespace Duplicates.Browser.Tests.Browsing;

/// <summary>One way through the service, by one or more people, and what was wrong with its pages.</summary>
internal sealed record Journey(string Name, string Language)
{
    private int _steps;

    public List<string> Findings { get; } = [];

    public int NextStep() => ++_steps;

    public void AssertNothingFound() => Assert.True(Findings.Count == 0, string.Join(Environment.NewLine, Findings));
}
