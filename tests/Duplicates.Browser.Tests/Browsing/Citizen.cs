namespace Duplicates.Browser.Tests.Browsing;

/// <summary>A person who lost a certificate.</summary>
internal sealed record Citizen(string Iin, string Phone, string Surname, string GivenName, string Patronymic)
{
    public static Citizen Asel { get; } = new("880515300001", "+77011234567", "Серікова", "Әсел", "Ермекқызы");

    public string FullName => $"{Surname} {GivenName} {Patronymic}";
}
