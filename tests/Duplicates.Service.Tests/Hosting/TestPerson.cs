using System.Globalization;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>A citizen made from a number: the same number always gives the same person.</summary>
public sealed record TestPerson(string Iin, string Phone, string Surname, string GivenName, string Patronymic)
{
    private static readonly string[] Surnames = ["Әбдіқадырова", "Нұрғалиева", "Жүнісова", "Төлегенова", "Қайырбекова"];
    private static readonly string[] GivenNames = ["Гүлнұр", "Айсұлу", "Шолпан", "Мөлдір"];

    public string FullName => $"{Surname} {GivenName} {Patronymic}";

    public string LastFour => Iin[^4..];

    /// <summary>The person with this number, born on a day in May 1988.</summary>
    public static TestPerson Number(int number) => new(
        ValidIin("880515", '4', number),
        $"+7701{number:D7}",
        Surnames[number % Surnames.Length],
        GivenNames[number % GivenNames.Length],
        "Бауыржанқызы");

    /// <summary>A child with this number, born in 2010.</summary>
    public static TestPerson Child(int number) => Number(number) with { Iin = ValidIin("100903", '6', number), GivenName = "Еркежан", Patronymic = "Асқарқызы" };

    /// <summary>A person born on a day: six digits as in an IIN, and its seventh.</summary>
    public static TestPerson Born(string birthDate, char century, int number) => Number(number) with { Iin = ValidIin(birthDate, century, number) };

    /// <summary>Some of the numbers have no check digit; those are passed over.</summary>
    private static string ValidIin(string birthDate, char century, int number)
    {
        var serial = (number * 2) % 10_000;
        for (; ; serial++)
        {
            for (var check = 0; check < 10; check++)
            {
                var candidate = string.Create(CultureInfo.InvariantCulture, $"{birthDate}{century}{serial:D4}{check}");
                if (Domain.People.Iin.TryParse(candidate, out _, out _))
                {
                    return candidate;
                }
            }
        }
    }
}
