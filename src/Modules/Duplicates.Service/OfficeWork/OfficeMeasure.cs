namespace Duplicates.Service.OfficeWork;

/// <summary>What is counted of the work in person of an office of the Corporation. The names are stored.</summary>
internal enum OfficeMeasure
{
    /// <summary>Minutes in which the operator saw who stands there and in which role, of an application that was accepted.</summary>
    IntakePerson,

    /// <summary>Minutes until the school was found.</summary>
    IntakeSchool,

    /// <summary>Minutes for the questions of R4.</summary>
    IntakeRequest,

    /// <summary>Minutes for papers, reading, signature and consent.</summary>
    IntakePapers,

    /// <summary>Days that a bag was with the courier, either way.</summary>
    Transit,

    /// <summary>Differences in a bag that had some.</summary>
    Differences,

    /// <summary>Days from the request to an application taken in at home (R8.1).</summary>
    VisitMade,

    /// <summary>Days from the request to the end of a visit that brought no application.</summary>
    VisitNotMade,
}

/// <summary>The units of measures.</summary>
internal static class OfficeMeasures
{
    /// <summary>Minutes or days from which on no more is told apart.</summary>
    public const int LongestTold = 120;

    /// <summary>A length in the unit of the measure: whole minutes or days that were begun.</summary>
    public static int AmountOf(this OfficeMeasure measure, TimeSpan length)
    {
        var isInMinutes = measure is OfficeMeasure.IntakePerson or OfficeMeasure.IntakeSchool or OfficeMeasure.IntakeRequest or OfficeMeasure.IntakePapers;
        return (int)Math.Clamp(Math.Ceiling(isInMinutes ? length.TotalMinutes : length.TotalDays), 0, LongestTold);
    }
}
